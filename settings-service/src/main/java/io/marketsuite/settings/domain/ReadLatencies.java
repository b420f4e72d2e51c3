package io.marketsuite.settings.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The latencies of one tenant's settings reads in one minute, as a histogram. Immutable.
 *
 * @param count how many reads
 * @param maxMs the slowest, in milliseconds
 * @param over500Ms how many missed the marketplace's bound (specification: "Settings endpoint")
 * @param bucketCounts reads per bucket; bucket i holds those of at most {@link #BOUNDS_MS}[i], and
 *     the last one the rest
 */
public record ReadLatencies(long count, long maxMs, long over500Ms, List<Long> bucketCounts) {
  /** Upper bounds of the buckets in milliseconds, inclusive. */
  public static final List<Long> BOUNDS_MS = List.of(1L, 2L, 5L, 10L, 20L, 50L, 100L, 250L, 500L);

  /** No reads. */
  public static ReadLatencies none() {
    Long[] zeros = new Long[BOUNDS_MS.size() + 1];
    Arrays.fill(zeros, 0L);
    return new ReadLatencies(0, 0, 0, List.of(zeros));
  }

  /**
   * With one more read.
   *
   * @param latencyMs rounded up, in milliseconds
   */
  public ReadLatencies with(long latencyMs) {
    int bucket =
        IntStream.range(0, BOUNDS_MS.size())
            .filter(i -> latencyMs <= BOUNDS_MS.get(i))
            .findFirst()
            .orElse(BOUNDS_MS.size());
    List<Long> counts =
        IntStream.range(0, bucketCounts.size())
            .mapToObj(i -> bucketCounts.get(i) + (i == bucket ? 1 : 0))
            .toList();
    return new ReadLatencies(
        count + 1, Math.max(maxMs, latencyMs), over500Ms + (latencyMs > 500 ? 1 : 0), counts);
  }
}
