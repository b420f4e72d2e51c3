package io.marketsuite.stack;

import java.time.Duration;

/** Measures how long something took. */
record Stopwatch(long startedAtNanos) {
  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedAtNanos);
  }
}
