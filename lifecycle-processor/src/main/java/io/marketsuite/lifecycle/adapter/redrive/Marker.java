package io.marketsuite.lifecycle.adapter.redrive;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Says that a record of an unreadable topic was redriven: a record without a value, in the same
 * partition, whose header {@code redriven} holds that record's offset.
 */
final class Marker {
  private static final String HEADER = "redriven";

  private Marker() {}

  static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> redriven) {
    ProducerRecord<byte[], byte[]> marker =
        new ProducerRecord<>(redriven.topic(), redriven.partition(), redriven.key(), null);
    marker.headers().add(HEADER, Long.toString(redriven.offset()).getBytes(StandardCharsets.UTF_8));
    return marker;
  }

  /** The offset a record marks, if it is a marker. */
  static Optional<Long> redriven(ConsumerRecord<?, byte[]> record) {
    return Optional.ofNullable(record.headers().lastHeader(HEADER))
        .map(Header::value)
        .map(bytes -> Long.parseLong(new String(bytes, StandardCharsets.UTF_8)));
  }
}
