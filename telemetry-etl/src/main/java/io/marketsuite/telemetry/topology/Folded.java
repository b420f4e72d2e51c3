package io.marketsuite.telemetry.topology;

import io.marketsuite.telemetry.domain.MetricInput;

/** What comes of one record of the decision log. */
sealed interface Folded {

  /** Something for the aggregation. */
  record Counted(MetricInput input) implements Folded {}

  /**
   * A record that could not be read.
   *
   * @param key as it came; may be null
   * @param value as it came; may be null
   */
  record Unreadable(byte[] key, byte[] value) implements Folded {}
}
