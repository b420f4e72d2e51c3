package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.InstalledElsewhere;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DataKeyDiscarded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.StoreResult;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The request to settings-service that stands before completion, provisioning and callback. */
final class Storing {
  private Storing() {}

  static void request(
      Story story, Command command, int manifestVersion, Optional<Instant> applyBefore) {
    Generation generation = story.current();
    story.tell(
        new StoringRequested(
            generation.number(),
            command.commandId(),
            command.kind(),
            manifestVersion,
            generation.issuer(),
            command.settings(),
            replaceAll(story.policy(), command),
            command.credentials().stream().map(it -> it.client()).toList(),
            command.publicClients(),
            command.secrets(),
            applyBefore,
            story.now().plus(story.policy().storeDeadline())));
  }

  /** For an import: as for a Create, under the import's id. */
  static void request(Story story, UUID importId, InstalledElsewhere installation) {
    Generation generation = story.current();
    story.tell(
        new StoringRequested(
            generation.number(),
            importId,
            CommandKind.CREATE,
            generation.manifestVersion(),
            generation.issuer(),
            installation.settings(),
            false,
            installation.credentials().stream().map(it -> it.client()).toList(),
            installation.publicClients(),
            installation.secrets(),
            Optional.empty(),
            story.now().plus(story.policy().storeDeadline())));
  }

  /** The same request once more, under the same command id, with a new deadline. */
  static void repeat(Story story, StoringRequested request) {
    story.tell(
        new StoringRequested(
            request.generation(),
            request.commandId(),
            request.kind(),
            request.manifestVersion(),
            request.issuer(),
            request.settings(),
            request.replaceAll(),
            request.confidentialClients(),
            request.publicClients(),
            request.secrets(),
            request.applyBefore(),
            story.now().plus(story.policy().storeDeadline())));
  }

  /** It was not stored: the request is over, and the command's key is of no use any more. */
  static void refused(Story story, StoringRequested request, StoreResult result) {
    story.tell(new StoringConcluded(request.generation(), request.commandId(), result));
    request
        .secrets()
        .ifPresent(
            secrets ->
                story.tell(
                    new DataKeyDiscarded(
                        request.generation(), request.commandId(), secrets.dataKeyId())));
  }

  /**
   * A command that joined could not be stored. It fails alone while nobody was promised a callback
   * for it; else it shares what becomes of the operation.
   */
  static void failAlone(Story story, UUID commandId, CommandKind kind, Reason reason) {
    TrackedCommand command = story.state().commands().get(commandId);
    if (command != null && command.answer().isEmpty()) {
      story.conclude(commandId, kind, false, reason);
    }
  }

  private static boolean replaceAll(Policy policy, Command command) {
    return switch (command.kind()) {
      case UPDATE -> policy.updateReplacesAll();
      case CREATE, ACTIVATE, DEACTIVATE, UPGRADE, DELETE, CLEANUP -> false;
    };
  }
}
