/** Kafka as the service meets it: the stream, whole topics, health. */
package io.marketsuite.telemetry.adapter.kafka;
