package io.marketsuite.lifecycle.replay;

import io.marketsuite.contracts.lifecycle.DecisionRecord;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a new application id goes on: for each input partition, behind the highest input that was
 * decided. Not thread-safe.
 */
public final class NextOffsets {
  /** A partition of an input topic. */
  public record Input(String topic, int partition) {}

  private final Map<Input, Long> next = new HashMap<>();

  /** Takes a decision's input. */
  public void note(DecisionRecord.DecidedInput input) {
    note(new Input(input.topic(), input.partition()), input.offset());
  }

  /** Takes an input that is done. */
  public void note(Input input, long offset) {
    next.merge(input, offset + 1, Math::max);
  }

  /** The offset of the first input that was not decided. */
  public Map<Input, Long> offsets() {
    return Map.copyOf(next);
  }
}
