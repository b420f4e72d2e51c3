package io.marketsuite.ingress.adapter.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many requests are worked on at a time. Thread-safe. */
public final class LoadBound {
  private final Semaphore free;
  private final int limit;

  public LoadBound(int limit) {
    this.limit = limit;
    this.free = new Semaphore(limit);
  }

  /** A place, or null if there is none. */
  Place tryEnter() {
    return free.tryAcquire() ? new Place() : null;
  }

  /** How many places are taken. */
  public int taken() {
    return limit - free.availablePermits();
  }

  /** A place that is given back once, however often it is left. */
  final class Place {
    private final AtomicBoolean left = new AtomicBoolean();

    void leave() {
      if (left.compareAndSet(false, true)) {
        free.release();
      }
    }
  }
}
