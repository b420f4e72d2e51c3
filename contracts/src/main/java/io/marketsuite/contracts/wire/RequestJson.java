package io.marketsuite.contracts.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads records of ours that come by HTTP, from somebody else: UTF-8 and nothing else, at most 32
 * levels, no duplicate keys, nothing behind the value, no type taken for another, no text that is
 * not Unicode (it could not be written again). Unknown fields are ignored. Thread-safe.
 */
public final class RequestJson {
  private static final int MAX_DEPTH = 32;
  private static final ObjectMapper JSON = build();
  private static final ObjectReader TREES =
      JSON.reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  private RequestJson() {}

  /**
   * Reads a record from a JSON object.
   *
   * @throws UnreadableRecordException if it is not acceptable; the message is a clause that says
   *     why and holds nothing of the value
   */
  public static <T> T read(byte[] octets, Class<T> type) {
    return strictly(
        octets,
        text -> {
          if (requireUnicode(text) != JsonToken.START_OBJECT) {
            throw new UnreadableRecordException("it is not a JSON object");
          }
          return JSON.readValue(text, type);
        });
  }

  /**
   * Reads a JSON object or array, numbers as they were written.
   *
   * @throws UnreadableRecordException as {@link #read}
   */
  public static JsonNode tree(byte[] octets) {
    return strictly(
        octets,
        text -> {
          JsonToken first = requireUnicode(text);
          if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
            throw new UnreadableRecordException("it is neither a JSON object nor an array");
          }
          return TREES.readTree(text);
        });
  }

  /** Takes a text apart. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(String text) throws IOException;
  }

  private static <T> T strictly(byte[] octets, Reading<T> reading) {
    try {
      // Decoded here: Jackson would guess UTF-16 and UTF-32 too.
      return reading.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
    } catch (CharacterCodingException _) {
      throw new UnreadableRecordException("it is not UTF-8");
    } catch (JsonProcessingException notStrict) {
      throw new UnreadableRecordException("it is not the JSON expected" + where(notStrict));
    } catch (IOException | IllegalArgumentException | NullPointerException _) {
      throw new UnreadableRecordException("it is not the JSON expected");
    }
  }

  /** Looks at all of it; what it begins with. */
  private static JsonToken requireUnicode(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken first = parser.nextToken();
      for (JsonToken token = first; token != null; token = parser.nextToken()) {
        boolean isText = token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING;
        if (isText && parser.getText().codePoints().anyMatch(RequestJson::isHalfCharacter)) {
          throw new UnreadableRecordException("it holds a text that is not Unicode");
        }
      }
      return first;
    }
  }

  private static boolean isHalfCharacter(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : ", at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private static ObjectMapper build() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(LogicalType.Textual, RequestJson::noTextFromOthers)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    return mapper;
  }

  private static void noTextFromOthers(MutableCoercionConfig config) {
    config
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }
}
