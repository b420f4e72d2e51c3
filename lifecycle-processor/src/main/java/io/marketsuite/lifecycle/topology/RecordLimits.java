package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.TopicSpec;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How large records may be, in bytes, with key and headers. A record that Kafka refuses dooms the
 * whole transaction it is in (KAFKA-15259), so sizes are looked at before anything is written.
 *
 * @param input the largest record that is decided: its decision, which embeds it, must fit as well
 * @param output the largest record that is written
 */
record RecordLimits(int input, int output) {
  /** What Kafka adds to a record at most, roughly: batch header, lengths, timestamps. */
  private static final int ROOM = 16 * 1024;

  static final RecordLimits STANDARD =
      new RecordLimits(TopicSpec.MAX_RECORD_BYTES / 4, TopicSpec.MAX_RECORD_BYTES - ROOM);

  /** What a record takes, but for what Kafka adds. */
  static long bytes(byte[] key, byte[] value, Headers headers) {
    long bytes = length(key) + length(value);
    for (Header header : headers) {
      // A character of a header's name is at most three bytes.
      bytes += 3L * header.key().length() + length(header.value());
    }
    return bytes;
  }

  private static long length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
