package io.marketsuite.benchmarks.load;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What load to make.
 *
 * @param target where
 * @param connections how many connections, each with one request under way at a time
 * @param warmUp sent and not measured
 * @param measured measured
 */
public record Load(InetSocketAddress target, int connections, Duration warmUp, Duration measured) {}
