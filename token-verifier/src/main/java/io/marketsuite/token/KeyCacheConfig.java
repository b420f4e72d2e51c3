package io.marketsuite.token;

import java.time.Duration;

/**
 * How issuers' keys are cached.
 *
 * @param maxAge keys older than this are never used, even while the issuer is down
 * @param refreshAfter keys older than this are renewed in the background while they are still used,
 *     and keys older than twice this before they are used: a withdrawn key is believed for twice
 *     this at most while the issuer can be reached
 * @param cooldown at most one fetch per issuer in this time, failed ones included
 * @param fetchTimeout how long a fetch may take
 * @param maxIssuers how many issuers with keys are remembered; there is room for a quarter as many
 *     that are asked for the first time
 * @param maxNewIssuersPerMinute how many fetches per minute may go to issuers of one host whose
 *     keys were never had, so that invented tenants cannot make us fetch without limit
 */
public record KeyCacheConfig(
    Duration maxAge,
    Duration refreshAfter,
    Duration cooldown,
    Duration fetchTimeout,
    int maxIssuers,
    int maxNewIssuersPerMinute) {

  private static final int MAX_LIMIT = 1_000_000;

  /** Keys live an hour, are renewed after five minutes, and are asked for at most every 10 s. */
  public static KeyCacheConfig defaults() {
    return new KeyCacheConfig(
        Duration.ofHours(1),
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        2_000,
        600);
  }

  /**
   * @throws IllegalArgumentException if a duration or number is not positive, a number is beyond a
   *     million, or {@code refreshAfter} is longer than {@code maxAge}
   */
  public KeyCacheConfig {
    if (refreshAfter.compareTo(maxAge) > 0) {
      throw new IllegalArgumentException("Keys must be renewed before they are too old");
    }
    for (Duration duration : new Duration[] {maxAge, refreshAfter, cooldown, fetchTimeout}) {
      if (!duration.isPositive()) {
        throw new IllegalArgumentException("Durations of the key cache are positive");
      }
    }
    if (maxIssuers < 1 || maxNewIssuersPerMinute < 1) {
      throw new IllegalArgumentException("Limits of the key cache are positive");
    }
    if (maxIssuers > MAX_LIMIT || maxNewIssuersPerMinute > MAX_LIMIT) {
      throw new IllegalArgumentException("Limits of the key cache are at most " + MAX_LIMIT);
    }
  }

  /** How many issuers without keys are remembered. */
  int maxStrangers() {
    return Math.max(1, maxIssuers / 4);
  }
}
