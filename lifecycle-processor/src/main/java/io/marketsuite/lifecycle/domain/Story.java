package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision in the making: appending an event is applying it, so that what is decided next sees
 * it. Not thread-safe; lives for one decision.
 */
final class Story {
  private final Policy policy;
  private final Instant now;
  private final List<LifecycleEvent> events = new ArrayList<>();
  private Installation state;

  Story(Installation state, Policy policy, Instant now) {
    this.state = state;
    this.policy = policy;
    this.now = now;
  }

  Installation state() {
    return state;
  }

  Policy policy() {
    return policy;
  }

  /** Recorded time of the input. */
  Instant now() {
    return now;
  }

  void tell(LifecycleEvent event) {
    events.add(event);
    state = Evolution.apply(state, event, now);
  }

  /** The current generation, which the caller knows to exist. */
  Generation current() {
    return state.current().orElseThrow();
  }

  Optional<Operation> operation() {
    return state.current().flatMap(Generation::operation);
  }

  Decision decided(Verdict verdict, Reason reason) {
    return new Decision(verdict, reason, events, state);
  }

  /**
   * Concludes one command, if anything of it is still open, and requests its callback if its 202 is
   * recorded already. A later result takes the place of an earlier one that nobody was told.
   */
  void conclude(UUID commandId, CommandKind kind, boolean succeeded, Reason reason) {
    TrackedCommand open = state.commands().get(commandId);
    if (open != null) {
      tell(
          new LifecycleEvent.CommandConcluded(
              open.generation(), commandId, kind, succeeded, reason));
      Callbacks.requestIfOwed(this, commandId);
    }
  }

  /** Concludes all commands of an operation. */
  void conclude(Operation operation, boolean succeeded, Reason reason) {
    for (UUID id : operation.commandIds()) {
      conclude(id, operation.kind(), succeeded, reason);
    }
  }

  /** Concludes those commands of an operation that have no result yet. */
  void concludeOpen(Operation operation, boolean succeeded, Reason reason) {
    for (UUID id : operation.commandIds()) {
      TrackedCommand open = state.commands().get(id);
      if (open != null && open.result().isEmpty()) {
        conclude(id, operation.kind(), succeeded, reason);
      }
    }
  }

  void anomaly(Reason reason, String sentence) {
    tell(
        new LifecycleEvent.AnomalyNoted(
            state.current().map(Generation::number).orElse(state.lastGeneration()),
            reason,
            sentence));
  }
}
