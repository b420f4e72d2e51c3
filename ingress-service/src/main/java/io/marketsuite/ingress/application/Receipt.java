package io.marketsuite.ingress.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * When and how a request was received. Limits are counted by a clock that is never set, so that a
 * corrected wall clock neither shortens nor prolongs a wait. Immutable.
 */
public final class Receipt {
  private final Instant at;
  private final long startNanos;
  private final LongSupplier nanoTime;
  private final Optional<String> traceparent;

  /**
   * A receipt.
   *
   * @param at by the wall clock
   * @param nanoTime as {@link System#nanoTime()}
   * @param traceparent the request's trace (W3C Trace Context), to be carried on
   */
  public Receipt(Instant at, LongSupplier nanoTime, Optional<String> traceparent) {
    this.at = at;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
    this.traceparent = traceparent;
  }

  /** When it was received, by the wall clock. */
  public Instant at() {
    return at;
  }

  /** How long ago that is. */
  public Duration elapsed() {
    return Duration.ofNanos(nanoTime.getAsLong() - startNanos);
  }

  /** The wall clock's time now, by what has elapsed. */
  public Instant now() {
    return at.plus(elapsed());
  }

  public Optional<String> traceparent() {
    return traceparent;
  }
}
