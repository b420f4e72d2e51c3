/** How long a command waits for its answer, at a steady rate through the whole suite. */
package io.marketsuite.benchmarks.answers;
