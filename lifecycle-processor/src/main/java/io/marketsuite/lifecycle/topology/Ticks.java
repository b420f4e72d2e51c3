package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.Tick;
import java.util.Optional;

/** Where a tick, or the decision about one, belongs. */
final class Ticks {
  private Ticks() {}

  /** The partition a record is bound to; empty where its key decides. */
  static Optional<Integer> partition(Object value) {
    if (value instanceof Tick tick) {
      return Optional.of(tick.partition());
    }
    if (value instanceof DecisionRecord decision && decision.input().value() instanceof Tick tick) {
      return Optional.of(tick.partition());
    }
    return Optional.empty();
  }
}
