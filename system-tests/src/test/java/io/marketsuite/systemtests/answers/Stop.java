package io.marketsuite.systemtests.answers;

import java.time.Duration;

/**
 * A part did nothing for a while.
 *
 * @param from since the run began
 * @param to when it went on, or was ready again
 */
record Stop(Part part, Manner manner, Duration from, Duration to) {

  /** How much of a time it covers. */
  Duration overlap(Duration begin, Duration end) {
    Duration first = begin.compareTo(from) > 0 ? begin : from;
    Duration last = end.compareTo(to) < 0 ? end : to;
    return last.compareTo(first) > 0 ? last.minus(first) : Duration.ZERO;
  }
}
