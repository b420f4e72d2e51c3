/** A closed-loop load generator for HTTP/1.1 in one thread. */
package io.marketsuite.benchmarks.load;
