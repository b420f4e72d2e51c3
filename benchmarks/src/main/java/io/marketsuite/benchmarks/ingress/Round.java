package io.marketsuite.benchmarks.ingress;

import io.marketsuite.benchmarks.load.LoadResult;
import java.time.Duration;

/**
 * One round of one contestant.
 *
 * @param result what the generator saw
 * @param cpu the contestant's processor time while measuring
 * @param brokerCpu the broker's
 * @param residentBytes the contestant's memory at the end
 * @param appended records the topic grew by, over the whole round
 */
record Round(
    LoadResult result, Duration cpu, Duration brokerCpu, long residentBytes, long appended) {

  /** Whether the topic holds one record per 202, no more and no less. */
  boolean isFenced() {
    return appended == result.accepted();
  }

  /** Processor time per request, in microseconds. */
  double cpuMicros() {
    return cpu.toNanos() / 1e3 / result.latencies().length;
  }

  /** The broker's processor time per request, in microseconds. */
  double brokerMicros() {
    return brokerCpu.toNanos() / 1e3 / result.latencies().length;
  }
}
