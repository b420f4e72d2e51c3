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
  private static final byte[] SPEC_VERSION = utf8("1.0");
  private static final byte[] JSON = utf8("application/json");

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
    return new ProducerRecord<>(topic, utf8(key), value);
  }

  /** Context attributes as headers (CloudEvents, Kafka protocol binding, binary mode). */
  static void describe(
      Headers headers, String id, String source, String type, Optional<String> traceparent) {
    headers.add("ce_specversion", SPEC_VERSION);
    header(headers, "ce_id", id);
    header(headers, "ce_source", source);
    header(headers, "ce_type", type);
    headers.add("content-type", JSON);
    traceparent.ifPresent(trace -> header(headers, "traceparent", trace));
  }

  static void header(Headers headers, String name, String value) {
    headers.add(name, utf8(value));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
