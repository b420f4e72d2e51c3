package io.marketsuite.lifecycle.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A record that was put aside, as it came, with the reason and its origin in headers. */
final class Unreadable {
  /** A sentence; an exception's message may be longer. */
  private static final int LONGEST_REASON = 500;

  private static final String REASON = "reason";
  private static final String LEFT_OUT = "value.omitted";

  private Unreadable() {}

  /**
   * A copy to keep. One that would be too large itself stays where it came from, and only its
   * headers say where that is, and how many bytes it has ({@code value.omitted}).
   *
   * @param reason without anything of the value
   */
  static Record<byte[], byte[]> of(
      Record<byte[], byte[]> record, RecordMetadata origin, String reason, RecordLimits limits) {
    Headers headers = new RecordHeaders(record.headers());
    Origin.setBackOwn(headers);
    describe(headers, reason, origin);
    long bytes = RecordLimits.bytes(record.key(), record.value(), headers);
    if (bytes <= limits.output()) {
      return new Record<>(record.key(), record.value(), record.timestamp(), headers);
    }
    Headers reference = new RecordHeaders();
    describe(reference, reason, origin);
    put(reference, LEFT_OUT, Long.toString(bytes));
    return new Record<>(null, null, record.timestamp(), reference);
  }

  private static void describe(Headers headers, String reason, RecordMetadata origin) {
    put(headers, REASON, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    Origin.write(headers, origin);
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
