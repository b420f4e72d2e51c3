package io.marketsuite.lifecycle.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where a record came from, in headers of its copy. */
public final class Origin {
  private static final String TOPIC = "origin.topic";
  private static final String PARTITION = "origin.partition";
  private static final String OFFSET = "origin.offset";

  private Origin() {}

  static void write(Headers headers, RecordMetadata origin) {
    put(headers, TOPIC, origin.topic());
    put(headers, PARTITION, Integer.toString(origin.partition()));
    put(headers, OFFSET, Long.toString(origin.offset()));
  }

  /** A record's place in the log. */
  public record Place(String topic, int partition, long offset) {
    @Override
    public String toString() {
      return topic + "/" + partition + "/" + offset;
    }
  }

  /** Where the copy says that it came from, if it does. */
  public static Optional<Place> place(Headers headers) {
    Optional<String> topic = text(headers, TOPIC);
    Optional<String> partition = text(headers, PARTITION);
    Optional<String> offset = text(headers, OFFSET);
    return topic.isPresent() && partition.isPresent() && offset.isPresent()
        ? Optional.of(
            new Place(topic.get(), Integer.parseInt(partition.get()), Long.parseLong(offset.get())))
        : Optional.empty();
  }

  /** {@code topic/partition/offset}, if the copy says so. */
  static Optional<String> read(Headers headers) {
    return place(headers).map(Place::toString);
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> text(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(Header::value)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
