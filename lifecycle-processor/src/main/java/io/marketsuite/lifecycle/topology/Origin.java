package io.marketsuite.lifecycle.topology;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where a record came from, in headers of its copy. */
public final class Origin {
  private static final String TOPIC = "origin.topic";
  private static final String PARTITION = "origin.partition";
  private static final String OFFSET = "origin.offset";

  /** Before the names above, in a copy of a record that came with an origin of its own. */
  private static final String OWN = "own.";

  private Origin() {}

  /** Renames the origin a record came with, which is not where it stands now. */
  static void setBackOwn(Headers headers) {
    for (String name : List.of(TOPIC, PARTITION, OFFSET)) {
      text(headers, name).ifPresent(value -> put(headers, OWN + name, value));
    }
  }

  static void write(Headers headers, RecordMetadata origin) {
    put(headers, TOPIC, origin.topic());
    put(headers, PARTITION, Integer.toString(origin.partition()));
    put(headers, OFFSET, Long.toString(origin.offset()));
  }

  /**
   * Turns the headers of a record that was put aside into those it came with: its place there goes,
   * the origin it had of its own comes back.
   */
  public static void bringBackOwn(Headers headers) {
    for (String name : List.of(TOPIC, PARTITION, OFFSET)) {
      Optional<String> own = text(headers, OWN + name);
      headers.remove(name).remove(OWN + name);
      own.ifPresent(value -> put(headers, name, value));
    }
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
