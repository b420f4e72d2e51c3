/** Measurements of speed and memory; nothing here is asserted. */
package io.marketsuite.benchmarks;
