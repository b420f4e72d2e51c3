package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeprovisioningAbandoned;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeprovisioningSkipped;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.lifecycle.domain.ClosingGeneration.AwaitingCallbacks;
import io.marketsuite.lifecycle.domain.ClosingGeneration.Deprovisioning;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What follows from a state by itself, after any input: an operation without work for the vendor
 * completes, the next provisioning request is made when its turn has come, an erasure falls due.
 *
 * <p>At most one request is outstanding per installation; older generations go first, until a
 * deadline of theirs passed.
 */
final class Advance {
  private Advance() {}

  static void untilAtRest(Story story) {
    boolean moved = true;
    while (moved) {
      moved =
          completeWithoutVendor(story)
              || endWithoutVendor(story)
              || requestNext(story)
              || eraseNext(story);
    }
  }

  private static boolean completeWithoutVendor(Story story) {
    Optional<Operation> ready =
        story.operation().filter(Operation::vendorsTurn).filter(op -> op.request().isEmpty());
    if (ready.isEmpty() || (needsVendor(story, ready.get()) && !ready.get().provisioned())) {
      return false;
    }
    Completing.succeed(story);
    return true;
  }

  private static boolean endWithoutVendor(Story story) {
    for (ClosingGeneration closing : story.state().closing()) {
      if (closing.closing() instanceof Deprovisioning it && it.request().isEmpty()) {
        long generation = closing.generation().number();
        if (!story.policy().needsVendor(it.kind())) {
          story.tell(new DeprovisioningSkipped(generation));
          return true;
        }
        if (it.attempts() >= story.policy().deprovisioningAttempts()) {
          story.tell(new DeprovisioningAbandoned(generation, it.attempts()));
          story.anomaly(
              Reason.PROVISIONING_FAILED,
              "the vendor did not deprovision generation " + generation);
          return true;
        }
      }
    }
    return false;
  }

  private static boolean requestNext(Story story) {
    return story.state().outstandingRequest().isEmpty()
        && (deprovision(story, it -> !it.overdue())
            || provision(story)
            || deprovision(story, Deprovisioning::overdue));
  }

  private static boolean deprovision(Story story, Predicate<Deprovisioning> which) {
    for (ClosingGeneration closing : story.state().closing()) {
      if (closing.closing() instanceof Deprovisioning it && which.test(it)) {
        Generation generation = closing.generation();
        story.tell(
            new ProvisioningRequested(
                generation.number(),
                Requests.deprovisioning(story, generation, it.kind(), it.attempts() + 1)));
        return true;
      }
    }
    return false;
  }

  private static boolean provision(Story story) {
    Optional<Operation> waiting =
        story.operation().filter(Operation::vendorsTurn).filter(op -> needsVendor(story, op));
    waiting.ifPresent(
        op ->
            story.tell(
                new ProvisioningRequested(
                    story.current().number(), Requests.of(story, story.current(), op))));
    return waiting.isPresent();
  }

  private static boolean eraseNext(Story story) {
    for (ClosingGeneration closing : story.state().closing()) {
      Generation generation = closing.generation();
      if (closing.closing() instanceof AwaitingCallbacks
          && !credentialsNeeded(story.state(), generation.number())) {
        story.tell(new ErasureDue(generation.number(), generation.dataKeyIds(), false));
        return true;
      }
    }
    return false;
  }

  private static boolean credentialsNeeded(Installation state, long generation) {
    boolean callback =
        state.callbacks().values().stream().anyMatch(owed -> owed.generation() == generation);
    boolean mayStillBeOwed =
        state.commands().values().stream()
            .anyMatch(
                command ->
                    command.generation() == generation
                        && command.kind().canCallBack()
                        && !command.overtaken());
    return callback || mayStillBeOwed;
  }

  private static boolean needsVendor(Story story, Operation operation) {
    return switch (operation) {
      case Operation.Importing it -> false;
      case Operation.Upgrading it -> !it.repair() && story.policy().needsVendor(it.kind());
      case Operation.Creating it -> story.policy().needsVendor(it.kind());
      case Operation.Switching it -> story.policy().needsVendor(it.kind());
      case Operation.Updating it -> story.policy().needsVendor(it.kind());
      case Operation.Uninstalling it -> story.policy().needsVendor(it.kind());
    };
  }
}
