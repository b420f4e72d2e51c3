package io.marketsuite.dispatcher.application;

import java.time.Duration;

/**
 * When Kafka was last heard of. An attempt starts only while that is younger than the group's
 * session timeout: an instance that was frozen longer may have lost its partitions. Thread-safe.
 */
public final class Pulse {
  private final long limitNanos;
  private volatile long last = System.nanoTime();

  /**
   * @param sessionTimeout the consumer's {@code session.timeout.ms}
   */
  public Pulse(Duration sessionTimeout) {
    this.limitNanos = sessionTimeout.toNanos();
  }

  /** A poll succeeded. */
  public void beat() {
    last = System.nanoTime();
  }

  /** Whether an attempt may start. */
  public boolean fresh() {
    return System.nanoTime() - last < limitNanos;
  }
}
