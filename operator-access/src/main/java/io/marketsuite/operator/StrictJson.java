package io.marketsuite.operator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * JSON as RFC 8259 has it and nothing more lenient: UTF-8, no duplicate keys, no trailing text, at
 * most 32 levels. What two readers could read in two ways is not read at all.
 */
final class StrictJson {
  private static final int DEPTH = 32;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /**
   * @throws IOException if the octets are not a JSON object in UTF-8
   */
  static JsonNode object(byte[] octets) throws IOException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    JsonNode node = MAPPER.readTree(text);
    if (!node.isObject()) {
      throw new IOException("Not an object");
    }
    return node;
  }
}
