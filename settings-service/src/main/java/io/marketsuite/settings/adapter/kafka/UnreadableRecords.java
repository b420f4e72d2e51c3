package io.marketsuite.settings.adapter.kafka;

import io.marketsuite.contracts.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** How a record that could not be read is kept: its own bytes and headers, why, and whence. */
final class UnreadableRecords {
  static final String TOPIC = Topics.unreadable("settings-service");

  private UnreadableRecords() {}

  /**
   * The record to keep.
   *
   * @param reason without anything of the record's value
   */
  static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> message, String reason) {
    ProducerRecord<byte[], byte[]> kept =
        new ProducerRecord<>(TOPIC, null, message.key(), message.value(), message.headers());
    Headers headers = kept.headers();
    put(headers, "reason", reason);
    put(headers, "origin.topic", message.topic());
    put(headers, "origin.partition", Integer.toString(message.partition()));
    put(headers, "origin.offset", Long.toString(message.offset()));
    return kept;
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
