/** The topics the ingress writes and reads, by plain Kafka clients. */
package io.marketsuite.ingress.adapter.kafka;
