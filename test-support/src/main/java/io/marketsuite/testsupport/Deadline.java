package io.marketsuite.testsupport;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A point in time by which something must have come true. */
public final class Deadline {
  private static final Duration PAUSE = Duration.ofMillis(25);

  private final long nanoTime;

  private Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A deadline that far from now. */
  public static Deadline in(Duration limit) {
    return new Deadline(System.nanoTime() + limit.toNanos());
  }

  /**
   * Fails once the deadline has passed.
   *
   * @throws AssertionError with the message
   */
  public void check(Supplier<String> message) {
    if (System.nanoTime() - nanoTime > 0) {
      throw new AssertionError(message.get());
    }
  }

  /**
   * Polls until a condition holds.
   *
   * @throws AssertionError with the message when it does not hold by the deadline
   */
  public void await(BooleanSupplier condition, Supplier<String> message) {
    while (!condition.getAsBoolean()) {
      check(message);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
