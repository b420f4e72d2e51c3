package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.wire.Wire;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A record as it will be written: it is put into bytes before anything of its transaction is
 * written, so that a value that cannot be is found while there is still a way back.
 *
 * @param sink the node of the topology it goes to
 * @param key null where the partition decides
 * @param value what the bytes say, for those who choose a partition by it
 */
record Outgoing(String sink, String key, Object value, byte[] bytes) {

  static Outgoing to(String sink, String key, Object value) {
    return new Outgoing(sink, key, value, Wire.write(value));
  }

  long bytesWith(Headers headers) {
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return RecordLimits.bytes(keyBytes, bytes, headers);
  }

  /** The bytes are there already. */
  static Serializer<Outgoing> serializer() {
    return (topic, outgoing) -> outgoing.bytes();
  }
}
