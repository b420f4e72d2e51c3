package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnswerRecorded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationConfirmed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.OperationJoined;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallConfirmed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallReverted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallStarted;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes in what the ingress answered: it confirms a Create, lets a Delete go on, owes a callback.
 */
final class AnswerDecider {
  private AnswerDecider() {}

  static Decision decide(Story story, CommandAnswered answered) {
    TrackedCommand command = story.state().commands().get(answered.commandId());
    if (command == null || command.answer().isPresent()) {
      return story.decided(Verdict.IGNORED, Reason.UNKNOWN_COMMAND);
    }
    boolean promised = answered.status() == 200 || answered.status() == 202;
    if (command.kind() == CommandKind.DELETE && promised) {
      resumeReverted(story, command);
    }
    story.tell(
        new AnswerRecorded(
            command.generation(), command.commandId(), command.kind(), answered.status()));
    switch (command.kind()) {
      case CREATE -> confirmCreate(story, command, promised);
      case DELETE -> deleteAnswered(story, command, promised);
      case ACTIVATE, DEACTIVATE, UPDATE, UPGRADE, CLEANUP -> {}
    }
    Callbacks.requestIfOwed(story, command.commandId());
    return story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
  }

  private static void confirmCreate(Story story, TrackedCommand command, boolean promised) {
    boolean unconfirmed =
        story
            .state()
            .current(command.generation())
            .filter(generation -> !generation.confirmed())
            .isPresent();
    boolean begun = command.result().map(TrackedCommand.Result::succeeded).orElse(true);
    if (promised && unconfirmed && begun) {
      story.tell(new InstallationConfirmed(command.generation()));
    }
  }

  private static void deleteAnswered(Story story, TrackedCommand command, boolean promised) {
    if (!runs(story, command)) {
      return;
    }
    if (promised) {
      if (Uninstalling.unconfirmed(story.state()).isPresent()) {
        story.tell(new UninstallConfirmed(command.generation(), command.commandId()));
      }
    } else if (Uninstalling.unconfirmed(story.state()).isPresent()
        && othersAreAnswered(story, command)) {
      Operation running = story.operation().orElseThrow();
      story.tell(new UninstallReverted(command.generation(), Reason.DELETE_UNANSWERED));
      story.conclude(running, false, Reason.DELETE_UNANSWERED);
    }
  }

  private static boolean runs(Story story, TrackedCommand command) {
    return story.state().current(command.generation()).flatMap(Generation::operation).stream()
        .anyMatch(op -> op.commandIds().contains(command.commandId()));
  }

  private static boolean othersAreAnswered(Story story, TrackedCommand command) {
    return story.operation().orElseThrow().commandIds().stream()
        .filter(id -> !id.equals(command.commandId()))
        .map(id -> story.state().commands().get(id))
        .allMatch(other -> other == null || other.answer().isPresent());
  }

  /**
   * A Delete that silence had taken back was answered 200 or 202 after all: it is kept, with those
   * that had joined it; beside another that runs meanwhile it joins that one.
   */
  private static void resumeReverted(Story story, TrackedCommand command) {
    Optional<Generation> current = story.state().current(command.generation());
    if (!takenBack(command) || current.isEmpty()) {
      return;
    }
    switch (current.get().status()) {
      case DEACTIVATED -> {
        List<UUID> siblings = siblings(story, command);
        Uninstalling.fence(story);
        story.tell(
            new UninstallStarted(
                command.generation(),
                command.commandId(),
                command.receivedAt(),
                story.now().plus(story.policy().deleteAnswerDeadline())));
        siblings.forEach(id -> rejoin(story, id, command.commandId()));
      }
      case UNINSTALLING ->
          rejoin(story, command.commandId(), current.get().operation().orElseThrow().id());
      case ABSENT, INSTALLING, ACTIVATED, ACTIVATING, DEACTIVATING, UPDATING, UPGRADING -> {}
    }
  }

  private static boolean takenBack(TrackedCommand command) {
    return !command.overtaken()
        && command.kind() == CommandKind.DELETE
        && command.result().filter(it -> it.reason() == Reason.DELETE_UNANSWERED).isPresent();
  }

  private static List<UUID> siblings(Story story, TrackedCommand command) {
    return story.state().commands().values().stream()
        .filter(AnswerDecider::takenBack)
        .filter(other -> other.operationId().equals(command.operationId()))
        .map(TrackedCommand::commandId)
        .filter(id -> !id.equals(command.commandId()))
        .sorted()
        .toList();
  }

  private static void rejoin(Story story, UUID commandId, UUID operationId) {
    story.tell(
        new OperationJoined(
            story.current().number(), commandId, operationId, CommandKind.DELETE, Set.of()));
  }
}
