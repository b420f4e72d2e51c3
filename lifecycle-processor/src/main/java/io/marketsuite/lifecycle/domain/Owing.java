package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackResent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** How owed callbacks change an installation; {@link Evolution} alone calls it. */
final class Owing {
  private Owing() {}

  /** Where it is really sent, the others of its operation share it. */
  static Installation requested(Installation it, CallbackRequested e) {
    UUID id = e.request().commandId();
    TrackedCommand owner = it.commands().get(id);
    Map<UUID, TrackedCommand> commands = new HashMap<>(it.commands());
    commands.remove(id);
    boolean nothingSent = e.request().endAs().isPresent();
    if (owner != null && !nothingSent) {
      commands.replaceAll(
          (other, tracked) ->
              tracked.operationId().equals(owner.operationId()) ? tracked.asShared() : tracked);
    }
    OwedCallback owed =
        new OwedCallback(
            id,
            e.request().kind(),
            e.generation(),
            e.request().status(),
            owner == null ? e.request().requestedAt() : owner.receivedAt(),
            Optional.empty(),
            nothingSent);
    Installation changed =
        it.withCommands(commands).withCallbacks(Lists.and(it.callbacks(), id, owed));
    return remembered(e.request())
        ? changed.withLastCallback(LastCallback.owed(e.request()))
        : changed;
  }

  /** One that was never to be sent cannot be sent once more; a refused one perhaps can. */
  private static boolean remembered(CallbackRequest request) {
    return request.endAs().filter(ending -> ending != CallbackEnding.REFUSED).isEmpty();
  }

  /** A delivery of its own, with an ending of its own. */
  static Installation resent(Installation it, CallbackResent e) {
    CallbackRequest request = e.request();
    OwedCallback owed =
        new OwedCallback(
            request.commandId(),
            request.kind(),
            e.generation(),
            request.status(),
            request.requestedAt(),
            Optional.empty(),
            false);
    Installation changed = it.withCallbacks(Lists.and(it.callbacks(), request.commandId(), owed));
    return it.lastCallback()
        .map(last -> changed.withLastCallback(last.resent(request.commandId())))
        .orElse(changed);
  }

  private static Installation changed(
      Installation it, UUID id, UnaryOperator<OwedCallback> change) {
    OwedCallback known = it.callbacks().get(id);
    return known == null
        ? it
        : it.withCallbacks(Lists.and(it.callbacks(), id, change.apply(known)));
  }

  /** One that is dead-lettered has its ending already: it is only given up for good. */
  static Installation withdrawn(Installation it, UUID id) {
    boolean ended =
        Optional.ofNullable(it.callbacks().get(id))
            .flatMap(OwedCallback::deadLetteredAt)
            .isPresent();
    return ended
        ? it.withCallbacks(Lists.without(it.callbacks(), id))
        : changed(it, id, OwedCallback::asWithdrawn);
  }

  /** A dead letter is kept for an operator, unless it is not wanted any more. */
  static Installation concluded(Installation it, CallbackConcluded e, Instant now) {
    boolean kept =
        e.ending() == CallbackEnding.DEAD_LETTERED
            && Optional.ofNullable(it.callbacks().get(e.commandId()))
                .filter(owed -> !owed.withdrawn())
                .isPresent();
    Installation changed =
        kept
            ? changed(it, e.commandId(), owed -> owed.deadLettered(now))
            : it.withCallbacks(Lists.without(it.callbacks(), e.commandId()));
    return it.lastCallback()
        .filter(last -> last.deliveryId().equals(e.commandId()))
        .map(last -> changed.withLastCallback(last.ended(e.ending())))
        .orElse(changed);
  }
}
