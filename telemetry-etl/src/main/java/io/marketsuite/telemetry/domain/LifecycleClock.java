package io.marketsuite.telemetry.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ticks of all partitions together: it stands where the slowest partition stands, and is
 * unknown until each has ticked.
 *
 * @param partitions how many partitions there are; 0 before any tick
 * @param seen the highest tick of each
 */
public record LifecycleClock(int partitions, Map<Integer, Instant> seen) {
  public static final LifecycleClock NOT_STARTED = new LifecycleClock(0, Map.of());

  public LifecycleClock {
    seen = Map.copyOf(seen);
  }

  /** A tick that is not later than the last one of its partition changes nothing. */
  public LifecycleClock advance(ClockAdvanced tick) {
    Map<Integer, Instant> highest = new TreeMap<>(seen);
    highest.merge(tick.partition(), tick.at(), (a, b) -> a.isAfter(b) ? a : b);
    return new LifecycleClock(Math.max(partitions, tick.partitions()), highest);
  }

  public Optional<Instant> now() {
    return partitions == 0 || seen.size() < partitions
        ? Optional.empty()
        : seen.values().stream().min(Instant::compareTo);
  }
}
