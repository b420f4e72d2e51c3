package io.marketsuite.telemetry.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which ticks of a partition the aggregation needs: those that begin a day, and those that make a
 * day final. All others say nothing new to metrics by day, and there is one each minute.
 */
public final class ClockForwarding {
  private ClockForwarding() {}

  /**
   * @param forwarded the last tick of this partition that was forwarded
   */
  public static boolean isDue(Optional<Instant> forwarded, Instant tick, Duration lateness) {
    return forwarded
        .map(last -> tick.isAfter(last) && !horizon(tick, lateness).equals(horizon(last, lateness)))
        .orElse(true);
  }

  private static Horizon horizon(Instant at, Duration lateness) {
    return Horizon.of(Optional.of(at), lateness);
  }
}
