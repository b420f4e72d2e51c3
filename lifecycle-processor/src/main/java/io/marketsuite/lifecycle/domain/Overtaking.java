package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.LifecycleEvent.CleanedUp;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ImportStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallReverted;
import io.marketsuite.contracts.lifecycle.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Which commands the marketplace has left behind while their answer was not yet known. Callbacks
 * carry no correlation id, so that a late one would be taken for the answer to something newer.
 */
final class Overtaking {
  private Overtaking() {}

  /** A command began: those of its generation that were received before it are left behind. */
  static Installation by(Installation it, UUID commandId) {
    TrackedCommand later = it.commands().get(commandId);
    return later == null
        ? it
        : marked(
            it,
            command ->
                command.generation() == later.generation()
                    && !command.operationId().equals(later.operationId())
                    && command.receivedAt().isBefore(later.receivedAt()));
  }

  /** A generation began: everything of earlier ones is left behind. */
  static Installation by(InstallationStarted e, Installation it) {
    return marked(it, command -> command.generation() < e.generation());
  }

  /** As {@link #by(InstallationStarted, Installation)}. */
  static Installation by(ImportStarted e, Installation it) {
    return marked(it, command -> command.generation() < e.generation());
  }

  /** The tenant left. */
  static Installation by(CleanedUp e, Installation it) {
    return marked(it, command -> command.generation() <= e.generation());
  }

  /** A later command took the Delete back; where silence did, its answer may still come. */
  static Installation by(UninstallReverted e, Installation it) {
    return e.reason() == Reason.DELETE_UNANSWERED
        ? it
        : marked(
            it,
            command ->
                it.current(e.generation())
                    .flatMap(Generation::operation)
                    .filter(running -> running.commandIds().contains(command.commandId()))
                    .isPresent());
  }

  private static Installation marked(Installation it, Predicate<TrackedCommand> leftBehind) {
    Map<UUID, TrackedCommand> commands = new HashMap<>(it.commands());
    commands.replaceAll(
        (id, command) -> leftBehind.test(command) ? command.asOvertaken() : command);
    return it.withCommands(commands);
  }
}
