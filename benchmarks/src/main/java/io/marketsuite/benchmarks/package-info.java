/** Measurements of speed and memory; what they print is compared by people, never asserted. */
package io.marketsuite.benchmarks;
