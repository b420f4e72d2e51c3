package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ReprovisioningRequested;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.lifecycle.domain.ClosingGeneration.Deprovisioning;
import io.marketsuite.lifecycle.domain.RepairRuling.OfProvisioning;
import java.util.Optional;

/**
 * The vendor is asked once more, under a new request id; whatever comes for the old one is ignored.
 *
 * <ul>
 *   <li>While something is under way: for the same work.
 *   <li>At rest: for what makes the vendor's side as the status says, a Create where it is
 *       deactivated, an Activate where it is activated. Its result changes no status.
 *   <li>For an older generation that is still ending: for its deprovisioning, with an explicit
 *       override only.
 * </ul>
 *
 * At most one request is outstanding per installation, so that one of another generation goes
 * first.
 */
final class Reprovisioning {
  private final Story story;
  private final RepairOrdered repair;

  Reprovisioning(Story story, RepairOrdered repair) {
    this.story = story;
    this.repair = repair;
  }

  Decision decide(OfProvisioning ruling) {
    long meant = repair.generation().orElse(story.state().lastGeneration());
    if (story.state().closing(meant).isPresent()) {
      return deprovision(story.state().closing(meant).get());
    }
    if (story.state().current().filter(it -> it.number() != meant).isPresent()) {
      return refuse(Reason.OTHER_GENERATION);
    }
    return switch (ruling) {
      case REFUSE_NOT_INSTALLED -> refuse(Reason.NOT_INSTALLED);
      case REFUSE_NOTHING_ASKED -> refuse(Reason.NOTHING_OUTSTANDING);
      case ASK_CREATE -> atRest(CommandKind.CREATE);
      case ASK_ACTIVATE -> atRest(CommandKind.ACTIVATE);
      case ASK_AGAIN -> again();
    };
  }

  private Decision deprovision(ClosingGeneration closing) {
    if (!(closing.closing() instanceof Deprovisioning it)) {
      return refuse(Reason.NOTHING_OUTSTANDING);
    }
    if (!repair.override()) {
      return refuse(Reason.OVERRIDE_NEEDED);
    }
    if (othersOutstanding(closing.generation().number())) {
      return refuse(Reason.BUSY);
    }
    ProvisioningRequest request =
        Requests.again(story, closing.generation(), it.kind(), repair.repairId());
    if (isOutstanding(request)) {
      return duplicate();
    }
    it.request().ifPresent(this::withdraw);
    story.tell(new ProvisioningRequested(request.generation(), request));
    return accepted();
  }

  private Decision again() {
    Generation generation = story.current();
    Optional<ProvisioningRequest> outstanding = generation.operation().flatMap(Operation::request);
    if (outstanding.isEmpty()) {
      return refuse(
          story.state().outstandingRequest().isPresent()
              ? Reason.BUSY
              : Reason.NOTHING_OUTSTANDING);
    }
    ProvisioningRequest request = Requests.again(story, outstanding.get(), repair.repairId());
    if (isOutstanding(request)) {
      return duplicate();
    }
    withdraw(outstanding.get());
    story.tell(new ProvisioningRequested(generation.number(), request));
    return accepted();
  }

  private Decision atRest(CommandKind kind) {
    Generation generation = story.current();
    if (!story.policy().needsVendor(kind)) {
      return refuse(Reason.NO_PROVISIONING);
    }
    if (othersOutstanding(generation.number())) {
      return refuse(Reason.BUSY);
    }
    ProvisioningRequest request = Requests.again(story, generation, kind, repair.repairId());
    if (isOutstanding(request)) {
      return duplicate();
    }
    generation.reprovisioning().ifPresent(this::withdraw);
    story.tell(new ReprovisioningRequested(generation.number(), request));
    return accepted();
  }

  private boolean othersOutstanding(long generation) {
    return story
        .state()
        .outstandingRequest()
        .filter(request -> request.generation() != generation)
        .isPresent();
  }

  private boolean isOutstanding(ProvisioningRequest request) {
    return story
        .state()
        .outstandingRequest()
        .filter(it -> it.requestId().equals(request.requestId()))
        .isPresent();
  }

  private void withdraw(ProvisioningRequest request) {
    story.tell(new ProvisioningWithdrawn(request.generation(), request.requestId()));
  }

  private Decision accepted() {
    return story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
  }

  private Decision duplicate() {
    return story.decided(Verdict.IGNORED, Reason.DUPLICATE_COMMAND);
  }

  private Decision refuse(Reason reason) {
    return story.decided(Verdict.REJECTED, reason);
  }
}
