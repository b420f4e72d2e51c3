/** The demo and the whole-suite tests: they see the suite as others do, by HTTP, Kafka and SQL. */
package io.marketsuite.systemtests;
