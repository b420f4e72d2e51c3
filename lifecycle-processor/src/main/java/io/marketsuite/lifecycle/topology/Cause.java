package io.marketsuite.lifecycle.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Which input made a record: {@code topic/partition/offset} in its header. When Kafka refuses a
 * record, it does so long after, when the task is at another input.
 */
final class Cause {
  private static final String HEADER = "cause";

  private Cause() {}

  /** The headers of what an input makes: its own, and where it stands. */
  static Headers added(Headers headers, RecordMetadata place) {
    RecordHeaders copy = new RecordHeaders(headers);
    copy.remove(HEADER);
    copy.add(HEADER, of(place).getBytes(StandardCharsets.UTF_8));
    return copy;
  }

  static String of(RecordMetadata place) {
    return place.topic() + "/" + place.partition() + "/" + place.offset();
  }

  static Optional<String> read(Headers headers) {
    return Optional.ofNullable(headers.lastHeader(HEADER))
        .map(Header::value)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
