package io.marketsuite.benchmarks.answers;

import io.marketsuite.contracts.lifecycle.CommandKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What was answered, and after how long, by kind. Thread-safe. */
final class Timings {
  private static final int DONE = 200;

  private final Map<CommandKind, long[]> nanos = new EnumMap<>(CommandKind.class);
  private final Map<CommandKind, Integer> counts = new EnumMap<>(CommandKind.class);
  private final Map<CommandKind, Map<Integer, Long>> others = new EnumMap<>(CommandKind.class);

  /**
   * Notes an answer.
   *
   * @param status 0 where there was none
   */
  synchronized void note(CommandKind kind, int status, long latencyNanos) {
    if (status != DONE) {
      others.computeIfAbsent(kind, _ -> new TreeMap<>()).merge(status, 1L, Long::sum);
      return;
    }
    int count = counts.getOrDefault(kind, 0);
    long[] kept = nanos.computeIfAbsent(kind, _ -> new long[1024]);
    if (count == kept.length) {
      kept = Arrays.copyOf(kept, count * 2);
      nanos.put(kind, kept);
    }
    kept[count] = latencyNanos;
    counts.put(kind, count + 1);
  }

  /** How many of a kind were answered 200. */
  synchronized int done(CommandKind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** Other answers of a kind by status; empty in a good run. */
  synchronized Map<Integer, Long> others(CommandKind kind) {
    return Map.copyOf(others.getOrDefault(kind, Map.of()));
  }

  /**
   * A quantile of a kind's latency in milliseconds: every answer counts, none is binned.
   *
   * @param quantile from 0 to 1
   */
  synchronized double millisAt(CommandKind kind, double quantile) {
    int count = done(kind);
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos.get(kind), count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(quantile * count) - 1;
    return sorted[Math.max(0, rank)] / 1e6;
  }
}
