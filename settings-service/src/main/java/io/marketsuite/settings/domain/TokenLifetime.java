package io.marketsuite.settings.domain;

import java.time.Duration;
import java.time.Instant;

/** Until when a fetched access token is handed out again. */
public final class TokenLifetime {
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private TokenLifetime() {}

  /**
   * Shortly before its expiry: 30 s, or a fifth of its lifetime where that is less, so that whoever
   * gets it has time to use it and short-lived tokens are reused at all.
   *
   * @param obtainedAt before it was asked for, so that the way back counts against us
   */
  public static Instant usableUntil(Instant obtainedAt, Instant expiresAt) {
    Duration fifth = Duration.between(obtainedAt, expiresAt).dividedBy(5);
    return expiresAt.minus(fifth.compareTo(MARGIN) < 0 ? fifth : MARGIN);
  }
}
