package io.marketsuite.benchmarks.ingress;

import java.net.InetSocketAddress;

/**
 * A process that takes telemetry.
 *
 * @param name in the table
 * @param target where it listens
 * @param pid its process
 */
record Contestant(String name, InetSocketAddress target, long pid) {}
