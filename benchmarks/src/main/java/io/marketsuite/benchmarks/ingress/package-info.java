/** The ingress's telemetry route beside a bare prototype, on one broker, in one run. */
package io.marketsuite.benchmarks.ingress;
