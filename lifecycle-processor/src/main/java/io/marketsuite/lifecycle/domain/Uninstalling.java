package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Deactivated;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.OperationJoined;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallStarted;
import io.marketsuite.contracts.lifecycle.Reason;
import java.util.Optional;
import java.util.Set;

/** Delete: nothing is destroyed on a hope; it goes on only when its answer is recorded. */
final class Uninstalling {
  private Uninstalling() {}

  static Decision start(Story story, Command delete, CommandDecider decider, Reason reason) {
    fence(story);
    decider.begin();
    if (reason == Reason.IMPLICIT_DEACTIVATE) {
      story.tell(new Deactivated(story.current().number(), true));
      story.anomaly(reason, "a Delete came for an activated feature");
    }
    return begin(story, delete, decider, reason);
  }

  /** Whatever is under way is cancelled and fenced, then the uninstallation begins. */
  static Decision interrupt(Story story, Command delete, CommandDecider decider) {
    Generation generation = story.current();
    Operation running = generation.operation().orElseThrow();
    boolean wasActivated = generation.active() || generation.status() == FeatureStatus.DEACTIVATING;
    fence(story);
    decider.begin();
    if (wasActivated) {
      story.tell(new Deactivated(generation.number(), true));
    }
    Decision decision = begin(story, delete, decider, Reason.AS_ASKED);
    story.conclude(running, false, Reason.SUPERSEDED_BY_DELETE);
    return decision;
  }

  /** Whatever the vendor was asked to do for the current generation is not wanted any more. */
  static void fence(Story story) {
    Generation generation = story.current();
    generation
        .request()
        .ifPresent(
            request ->
                story.tell(new ProvisioningWithdrawn(generation.number(), request.requestId())));
  }

  static Decision join(Story story, Command delete, CommandDecider decider) {
    Operation running = story.operation().orElseThrow();
    decider.awaitAnswer(running.id());
    story.tell(
        new OperationJoined(
            story.current().number(),
            delete.commandId(),
            running.id(),
            CommandKind.DELETE,
            Set.of()));
    concludeIfSynchronous(story, delete);
    return decider.accepted(Reason.JOINED);
  }

  private static Decision begin(
      Story story, Command delete, CommandDecider decider, Reason reason) {
    story.tell(
        new UninstallStarted(
            story.current().number(),
            delete.commandId(),
            delete.receivedAt(),
            story.now().plus(story.policy().deleteAnswerDeadline())));
    concludeIfSynchronous(story, delete);
    return decider.accepted(reason);
  }

  /**
   * A synchronous Delete without work for the vendor is complete as far as its sender is concerned;
   * the data stays until its 200 is recorded. So is one whose callback nobody could authenticate:
   * it can never be answered 202, and the vendor's part follows its recorded 200.
   */
  private static void concludeIfSynchronous(Story story, Command delete) {
    boolean quick =
        delete.answerMode() == AnswerMode.SYNC && !story.policy().needsVendor(CommandKind.DELETE);
    if (quick || story.current().confidentialClients().isEmpty()) {
      story.conclude(delete.commandId(), CommandKind.DELETE, true, Reason.AS_ASKED);
    }
  }

  /** When an unanswered Delete goes back, if there is one. */
  static Optional<Operation.Uninstalling> unconfirmed(Installation state) {
    return state
        .current()
        .flatMap(Generation::operation)
        .filter(op -> op instanceof Operation.Uninstalling)
        .map(op -> (Operation.Uninstalling) op)
        .filter(op -> !op.confirmed());
  }
}
