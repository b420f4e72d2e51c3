/**
 * What the processor's promises rest on in Kafka's own configuration, looked at before the first
 * record is read.
 *
 * <pre>
 *   Kafka ─► KafkaFacts ─► SafetyRules ─► Fault… ─► StartCheck: refuse, or warn
 * </pre>
 */
package io.marketsuite.lifecycle.adapter.kafka.safety;
