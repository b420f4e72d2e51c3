package io.marketsuite.settings.adapter.kafka;

import java.time.Duration;

/** How long to wait after failures: doubling, bounded. For the consumer's thread alone. */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration next;
  private boolean waiting;
  private long until;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** Begins a wait and tells how long it is. */
  Duration failed() {
    Duration wait = next;
    until = System.nanoTime() + wait.toNanos();
    waiting = true;
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(longest) < 0 ? twice : longest;
    return wait;
  }

  boolean isWaiting() {
    return waiting;
  }

  /** Whether a wait is over that {@link #resumed} was not yet called for. */
  boolean isOver() {
    return waiting && System.nanoTime() - until >= 0;
  }

  /** What is left of the wait, at most {@code most}. */
  Duration remaining(Duration most) {
    Duration left = Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()));
    return left.compareTo(most) < 0 ? left : most;
  }

  void resumed() {
    waiting = false;
  }

  /** The next failure waits the first time again. */
  void succeeded() {
    next = first;
  }
}
