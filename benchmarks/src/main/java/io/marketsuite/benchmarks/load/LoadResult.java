package io.marketsuite.benchmarks.load;

import java.time.Duration;
import java.util.Map;

/**
 * What a load led to.
 *
 * @param accepted answers with 202 in all, warm-up and last ones included: what must be in the
 *     topic
 * @param others other answers by status, and lost connections as status 0
 * @param latencies of the measured answers, in nanoseconds, ascending
 * @param elapsed how long was measured
 * @param generatorCpu processor time of the generator's thread while measuring
 */
public record LoadResult(
    long accepted,
    Map<Integer, Long> others,
    long[] latencies,
    Duration elapsed,
    Duration generatorCpu) {

  /** Measured answers per second. */
  public double perSecond() {
    return latencies.length / (elapsed.toNanos() / 1e9);
  }

  /**
   * A quantile of the latency, in milliseconds: every answer counts, none is binned.
   *
   * @param quantile from 0 to 1
   */
  public double millisAt(double quantile) {
    if (latencies.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(quantile * latencies.length) - 1;
    return latencies[Math.max(0, rank)] / 1e6;
  }

  /** How much of one core the generator took, from 0 to 1. */
  public double generatorCores() {
    return (double) generatorCpu.toNanos() / elapsed.toNanos();
  }
}
