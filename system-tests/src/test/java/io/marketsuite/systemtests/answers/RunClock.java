package io.marketsuite.systemtests.answers;

import java.time.Duration;

/** The time since a run began, by a clock that is never set. Thread-safe. */
final class RunClock {
  private final long began = System.nanoTime();

  Duration now() {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
