package io.marketsuite.telemetry.domain;

import java.time.Instant;

/**
 * One partition of the decision records has come so far: whatever follows in it was decided after
 * this tick.
 *
 * @param partition of {@code marketplace.lifecycle.events}
 * @param partitions how many there are
 * @param at recorded time of the tick
 */
public record ClockAdvanced(int partition, int partitions, Instant at) implements MetricInput {}
