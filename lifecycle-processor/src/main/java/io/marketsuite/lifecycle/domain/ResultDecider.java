package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningProgressed;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;

/** Takes in the vendor's result: it must match the one request that is outstanding. */
final class ResultDecider {
  private ResultDecider() {}

  static Decision decide(Story story, ProvisioningResult result) {
    Optional<ProvisioningRequest> outstanding =
        story
            .state()
            .outstandingRequest()
            .filter(request -> request.requestId().equals(result.requestId()));
    if (outstanding.isEmpty()) {
      return story.decided(Verdict.IGNORED, Reason.NOTHING_OUTSTANDING);
    }
    ProvisioningRequest request = outstanding.get();
    switch (result.status()) {
      case IN_PROGRESS ->
          story.tell(new ProvisioningProgressed(request.generation(), request.requestId()));
      case SUCCESS -> conclude(story, request, true, Reason.AS_ASKED);
      case FAILED -> conclude(story, request, false, Reason.PROVISIONING_FAILED);
    }
    return story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
  }

  static void conclude(Story story, ProvisioningRequest request, boolean succeeded, Reason reason) {
    boolean current = story.state().current(request.generation()).isPresent();
    boolean reordered =
        story
            .state()
            .current(request.generation())
            .filter(it -> it.reprovisions(request.requestId()))
            .isPresent();
    story.tell(
        new ProvisioningConcluded(request.generation(), request.requestId(), succeeded, reason));
    if (reordered) {
      reprovisioned(story, succeeded, reason);
    } else if (current && !succeeded) {
      Completing.fail(story, reason);
    } else if (current && story.operation().filter(Operation::vendorsTurn).isPresent()) {
      Completing.succeed(story);
    }
  }

  /** What an operator ordered for an installation at rest: its status stays, whatever comes. */
  private static void reprovisioned(Story story, boolean succeeded, Reason reason) {
    if (!succeeded) {
      story.anomaly(reason, "the vendor did not do what an operator ordered once more");
    }
  }
}
