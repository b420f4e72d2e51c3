package io.marketsuite.dispatcher.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before the next attempt: the longer of an exponential backoff with full jitter
 * and what the receiver asked for.
 *
 * @param base the ceiling of the wait after the first failure
 * @param cap the highest ceiling
 * @param retryAfterCap the longest wait a receiver can ask for
 */
public record Backoff(Duration base, Duration cap, Duration retryAfterCap) {
  private static final int MAX_DOUBLINGS = 30;

  public Backoff {
    if (!base.isPositive() || cap.compareTo(base) < 0) {
      throw new IllegalArgumentException("Expected 0 < base <= cap, but " + base + ", " + cap);
    }
  }

  /** The longest the backoff alone may take after that many failures, at least one. */
  public Duration ceiling(int failures) {
    int doublings = Math.min(Math.max(failures, 1) - 1, MAX_DOUBLINGS);
    Duration doubled = base.multipliedBy(1L << doublings);
    return doubled.compareTo(cap) > 0 ? cap : doubled;
  }

  /**
   * The wait.
   *
   * @param failures so far, at least one
   * @param random uniform in [0, 1)
   * @param retryAfter what the receiver asked for
   */
  public Duration wait(int failures, double random, Optional<Duration> retryAfter) {
    Duration jittered = Duration.ofMillis((long) (ceiling(failures).toMillis() * random));
    Duration asked = retryAfter.orElse(Duration.ZERO);
    Duration bounded = asked.compareTo(retryAfterCap) > 0 ? retryAfterCap : asked;
    return jittered.compareTo(bounded) > 0 ? jittered : bounded;
  }
}
