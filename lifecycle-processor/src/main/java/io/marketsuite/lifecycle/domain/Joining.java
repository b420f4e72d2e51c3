package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.OperationJoined;
import io.marketsuite.contracts.lifecycle.Reason;
import java.util.Optional;
import java.util.Set;

/**
 * A command shares what is under way: one provisioning, each its own answer. What it brings is
 * stored as well: a repeated Upgrade may carry another secret than the first.
 */
final class Joining {
  private Joining() {}

  static Decision join(Story story, Command command, CommandDecider decider) {
    Operation running = story.operation().orElseThrow();
    decider.awaitAnswer(running.id());
    story.tell(
        new OperationJoined(
            story.current().number(),
            command.commandId(),
            running.id(),
            command.kind(),
            furtherFingerprints(story, command)));
    switch (running) {
      case Operation.Creating it ->
          Storing.request(story, command, story.current().manifestVersion(), Optional.empty());
      case Operation.Importing it ->
          Storing.request(story, command, story.current().manifestVersion(), Optional.empty());
      case Operation.Upgrading it ->
          Storing.request(story, command, it.newVersion(), Optional.empty());
      case Operation.Switching it -> decider.discardDataKey();
      case Operation.Uninstalling it -> decider.discardDataKey();
      case Operation.Updating it -> throw new IllegalStateException("an Update is queued");
    }
    return decider.accepted(Reason.JOINED);
  }

  private static Set<Fingerprint> furtherFingerprints(Story story, Command command) {
    return switch (command.kind()) {
      case CREATE, UPGRADE -> Changing.newFingerprints(story.current(), command);
      case ACTIVATE, DEACTIVATE, UPDATE, DELETE, CLEANUP -> Set.of();
    };
  }
}
