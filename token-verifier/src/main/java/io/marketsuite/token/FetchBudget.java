package io.marketsuite.token;

import java.time.Duration;
import java.time.Instant;

/**
 * How many fetches for strangers are left: so many at once, refilled evenly over a minute. Evenly,
 * so that whoever spends it all locks others out for the moment and not for the rest of a minute.
 * Not thread-safe.
 */
final class FetchBudget {
  // One fetch costs a minute's worth of nanoseconds; a nanosecond earns perMinute of them.
  private static final long COST = Duration.ofMinutes(1).toNanos();

  private final int perMinute;
  private long credit;
  private Instant refilledAt = Instant.MAX;

  FetchBudget(int perMinute) {
    this.perMinute = perMinute;
    this.credit = perMinute * COST;
  }

  boolean has(Instant now) {
    refill(now);
    return credit >= COST;
  }

  boolean take(Instant now) {
    if (!has(now)) {
      return false;
    }
    credit -= COST;
    return true;
  }

  private void refill(Instant now) {
    // A clock that is set back earns nothing, and counts from there.
    if (refilledAt.isBefore(now)) {
      Duration since = Duration.between(refilledAt, now);
      long earning = since.compareTo(Duration.ofMinutes(1)) < 0 ? since.toNanos() : COST;
      credit = Math.min(perMinute * COST, credit + earning * perMinute);
    }
    refilledAt = now;
  }
}
