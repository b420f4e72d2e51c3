/**
 * The Kafka Streams application: thin processors around the domain, with every store and internal
 * topic named. Built and tested without Quarkus.
 */
package io.marketsuite.telemetry.topology;
