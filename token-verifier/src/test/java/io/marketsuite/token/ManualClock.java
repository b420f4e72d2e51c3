package io.marketsuite.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time as the test says. */
final class ManualClock implements InstantSource {
  private volatile Instant now = Tokens.NOW;

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration step) {
    now = now.plus(step);
  }

  void set(Instant instant) {
    now = instant;
  }
}
