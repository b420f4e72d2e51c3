package io.marketsuite.boundary.inbound;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * How many lines a second strangers may make us log: whoever sends a million bad requests must not
 * fill the disk. What is left out is told with the next line that is written. Thread-safe.
 */
public final class LogBudget {
  private static final long SECOND_IN_NANOS = 1_000_000_000L;

  private final int linesPerSecond;
  private final LongSupplier nanos;
  private long began;
  private int written;
  private long leftOut;

  private LogBudget(int linesPerSecond, LongSupplier nanos) {
    this.linesPerSecond = linesPerSecond;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /** A budget by the machine's clock. */
  public static LogBudget of(int linesPerSecond) {
    return new LogBudget(linesPerSecond, System::nanoTime);
  }

  static LogBudget of(int linesPerSecond, LongSupplier nanos) {
    return new LogBudget(linesPerSecond, nanos);
  }

  /**
   * Asks for one line.
   *
   * @return how many lines were left out since the last one, if this one may be written
   */
  public synchronized OptionalLong line() {
    long now = nanos.getAsLong();
    if (now - began >= SECOND_IN_NANOS) {
      began = now;
      written = 0;
    }
    if (written == linesPerSecond) {
      leftOut++;
      return OptionalLong.empty();
    }
    written++;
    OptionalLong before = OptionalLong.of(leftOut);
    leftOut = 0;
    return before;
  }
}
