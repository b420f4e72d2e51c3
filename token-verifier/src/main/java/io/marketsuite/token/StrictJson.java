package io.marketsuite.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads one JSON object strictly: UTF-8 and nothing else, no name twice at any depth, nothing
 * behind the object, bounded depth. Two readers of the same token must not see two things (RFC 8725
 * section 2.4 and 3.7; RFC 7515 section 4).
 */
final class StrictJson {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER_CHARS = 20;
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Names come from strangers: they must not fill a shared symbol table.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_CHARS)
                  .build())
          .build();

  /** A value that no check looks into: null, an array, an object, a fraction. */
  enum Other {
    VALUE
  }

  private StrictJson() {}

  /**
   * The object's members: a {@link String}, {@link Long}, {@link Boolean} or {@link Other}.
   *
   * @throws IOException if it is not one strict JSON object
   */
  static Map<String, Object> object(byte[] octets) throws IOException {
    // Decoded here, since Jackson would take UTF-16 and UTF-32 from octets as well.
    String text = utf8(octets);
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not an object");
      }
      Map<String, Object> members = new HashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, value(parser));
      }
      if (parser.nextToken() != null) {
        throw new IOException("something behind the object");
      }
      return members;
    }
  }

  private static String utf8(byte[] octets) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          ? Other.VALUE
          : (Object) parser.getLongValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return parser.getBooleanValue();
    }
    parser.skipChildren();
    return Other.VALUE;
  }
}
