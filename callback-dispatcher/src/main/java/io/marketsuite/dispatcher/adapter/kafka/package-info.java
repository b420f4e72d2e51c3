/** Requests from Kafka, and what became of them back to Kafka. */
package io.marketsuite.dispatcher.adapter.kafka;
