package io.marketsuite.lifecycle.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A record that could not be read, as it came, with the reason and its origin in headers. */
final class Unreadable {
  private Unreadable() {}

  static Record<byte[], byte[]> of(
      Record<byte[], byte[]> record, RecordMetadata origin, String reason) {
    Record<byte[], byte[]> copy =
        new Record<>(record.key(), record.value(), record.timestamp(), record.headers());
    Headers headers = copy.headers();
    put(headers, "reason", reason);
    Origin.write(headers, origin);
    return copy;
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
