package io.marketsuite.lifecycle.adapter.projection;

import java.time.Duration;

/** How long to wait after failures: doubling, bounded. For one thread. */
final class Patience {
  private final Duration first;
  private final Duration longest;
  private Duration next;
  private long until;
  private boolean waiting;

  Patience(Duration first, Duration longest) {
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

  void succeeded() {
    next = first;
    waiting = false;
  }

  boolean isWaiting() {
    return waiting && System.nanoTime() - until < 0;
  }
}
