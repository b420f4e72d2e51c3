package io.marketsuite.ingress.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;

/** What the adapters that append have in common. */
final class Appending {
  private Appending() {}

  /** Sends a record; the stage completes with Kafka's acknowledgement and this never throws. */
  static CompletionStage<Void> send(
      Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> message) {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    try {
      producer.send(
          message,
          (metadata, failure) -> {
            if (failure == null) {
              acknowledged.complete(null);
            } else {
              acknowledged.completeExceptionally(failure);
            }
          });
    } catch (KafkaException | IllegalStateException notSent) {
      acknowledged.completeExceptionally(notSent);
    }
    return acknowledged;
  }

  static ProducerRecord<byte[], byte[]> message(String topic, String key, byte[] value) {
    return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
  }

  /** Context attributes as headers (CloudEvents, Kafka protocol binding, binary mode). */
  static void describe(
      Headers headers, String id, String source, String type, Optional<String> traceparent) {
    header(headers, "ce_specversion", "1.0");
    header(headers, "ce_id", id);
    header(headers, "ce_source", source);
    header(headers, "ce_type", type);
    header(headers, "content-type", "application/json");
    traceparent.ifPresent(trace -> header(headers, "traceparent", trace));
  }

  static void header(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
