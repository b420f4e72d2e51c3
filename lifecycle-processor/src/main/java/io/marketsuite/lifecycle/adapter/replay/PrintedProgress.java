package io.marketsuite.lifecycle.adapter.replay;

import java.io.PrintStream;
import java.time.Duration;

/** Prints how far a reading is, every few seconds. Not thread-safe. */
public final class PrintedProgress implements WholeTopic.Progress {
  private final PrintStream out;
  private final long intervalNanos;
  private long nextAt;

  public PrintedProgress(PrintStream out, Duration interval) {
    this.out = out;
    this.intervalNanos = interval.toNanos();
    this.nextAt = System.nanoTime() + intervalNanos;
  }

  @Override
  public void at(long read, long all) {
    if (System.nanoTime() - nextAt < 0) {
      return;
    }
    nextAt = System.nanoTime() + intervalNanos;
    out.printf("  %,d of %,d (%d %%)%n", read, all, all == 0 ? 100 : read * 100 / all);
  }
}
