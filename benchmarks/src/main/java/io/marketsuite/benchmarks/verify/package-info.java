/** What verifying a token costs, step by step. */
package io.marketsuite.benchmarks.verify;
