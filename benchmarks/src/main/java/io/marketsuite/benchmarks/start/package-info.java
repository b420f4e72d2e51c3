/** How long each service takes to be ready alone, and how much memory it has then. */
package io.marketsuite.benchmarks.start;
