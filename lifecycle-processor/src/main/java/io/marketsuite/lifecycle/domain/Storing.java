package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import java.time.Instant;
import java.util.Optional;

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

  private static boolean replaceAll(Policy policy, Command command) {
    return switch (command.kind()) {
      case UPDATE -> policy.updateReplacesAll();
      case CREATE, ACTIVATE, DEACTIVATE, UPGRADE, DELETE, CLEANUP -> false;
    };
  }
}
