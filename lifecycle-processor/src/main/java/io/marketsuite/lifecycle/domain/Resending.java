package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackResend;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackResent;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;

/**
 * The last callback once more. It is a delivery of its own under the repair's id, with an ending of
 * its own: the recorded 202 keeps the one ending it has. No state changes.
 */
final class Resending {
  private static final int SCHEMA_VERSION = 1;
  private final Story story;
  private final RepairOrdered repair;

  Resending(Story story, RepairOrdered repair) {
    this.story = story;
    this.repair = repair;
  }

  Decision decide() {
    Installation state = story.state();
    Optional<LastCallback> last = state.lastCallback();
    if (last.filter(it -> it.deliveryId().equals(repair.repairId())).isPresent()) {
      return story.decided(Verdict.IGNORED, Reason.DUPLICATE_COMMAND);
    }
    Optional<Reason> refusal =
        last.isEmpty() ? Optional.of(Reason.NO_CALLBACK) : refusal(state, last.get());
    if (refusal.isPresent()) {
      return story.decided(Verdict.REJECTED, refusal.get());
    }
    resend(last.get());
    return story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
  }

  private Optional<Reason> refusal(Installation state, LastCallback last) {
    CallbackRequest request = last.request();
    long meant = repair.generation().orElse(state.lastGeneration());
    if (meant != request.generation()) {
      return Optional.of(Reason.OTHER_GENERATION);
    }
    if (last.ending().isEmpty() || anotherUnderWay(state, request)) {
      return Optional.of(Reason.CALLBACK_UNDER_WAY);
    }
    if (!repeatable(last.ending().get()) || client(request).isEmpty()) {
      return Optional.of(Reason.NO_CALLBACK);
    }
    return repair.override() || stillSo(state, request)
        ? Optional.empty()
        : Optional.of(Reason.CALLBACK_OUTDATED);
  }

  /** They carry no correlation id: the marketplace could not tell two of a kind apart. */
  private static boolean anotherUnderWay(Installation state, CallbackRequest request) {
    return state.callbacks().values().stream()
        .anyMatch(owed -> owed.kind() == request.kind() && owed.deadLetteredAt().isEmpty());
  }

  private static boolean repeatable(CallbackEnding ending) {
    return switch (ending) {
      case DELIVERED, PRESUMED_DELIVERED, REFUSED, DEAD_LETTERED, DISCARDED -> true;
      case JOINED, SUPERSEDED -> false;
    };
  }

  /** The client whose token authenticates it, while its credentials are still there. */
  private Optional<ClientRef> client(CallbackRequest request) {
    boolean erased =
        story
            .state()
            .closing(request.generation())
            .filter(closing -> !closing.erasureOpen())
            .isPresent();
    return erased || request.callbackUrl().isEmpty()
        ? Optional.empty()
        : Callbacks.generation(story.state(), request.generation())
            .flatMap(generation -> Callbacks.firstClient(story, generation));
  }

  /** Whether what it says is how things stand. */
  private static boolean stillSo(Installation state, CallbackRequest request) {
    Optional<Generation> its = state.current(request.generation());
    boolean absent = state.current().isEmpty();
    boolean success = request.status() == CallbackStatus.SUCCESS;
    return switch (request.kind()) {
      case CREATE -> success ? its.filter(Generation::installed).isPresent() : absent;
      case ACTIVATE -> success == stands(its, FeatureStatus.ACTIVATED) && atRest(its);
      case DEACTIVATE -> success == stands(its, FeatureStatus.DEACTIVATED) && atRest(its);
      case UPGRADE -> atRest(its);
      case DELETE -> success ? absent : atRest(its);
      case UPDATE, CLEANUP -> false;
    };
  }

  private static boolean stands(Optional<Generation> generation, FeatureStatus status) {
    return generation.filter(it -> it.status() == status).isPresent();
  }

  private static boolean atRest(Optional<Generation> generation) {
    return generation.filter(it -> it.operation().isEmpty()).isPresent();
  }

  /** A dead letter of it is not to be redriven beside it. */
  private void resend(LastCallback last) {
    CallbackRequest owed = last.request();
    Optional<ClientRef> client = client(owed);
    Callbacks.withdraw(
        story, it -> it.commandId().equals(last.deliveryId()), CallbackEnding.SUPERSEDED);
    story.tell(
        new CallbackResent(
            owed.generation(),
            new CallbackRequest(
                SCHEMA_VERSION,
                repair.repairId(),
                owed.tenantId(),
                owed.featureId(),
                owed.generation(),
                owed.kind(),
                owed.status(),
                owed.callbackUrl(),
                owed.issuer(),
                client,
                Optional.empty(),
                story.now(),
                Optional.of(new CallbackResend(owed.commandId(), last.resends() + 1)))));
  }
}
