package io.marketsuite.ingress.adapter.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON from outside: UTF-8 and nothing else, at most 32 levels deep, no duplicate keys, no trailing
 * tokens (trust boundary, "Requests"). No message quotes the text. Thread-safe.
 */
public final class StrictJson {
  private static final int MAX_DEPTH = 32;
  private static final char REPLACEMENT = '\uFFFD';
  private static final ObjectMapper JSON = build();

  private StrictJson() {}

  /**
   * Reads a document.
   *
   * @throws RequestRefused if it is not acceptable
   */
  public static JsonNode read(byte[] octets) {
    try {
      // Decoded here: Jackson would guess UTF-16 and UTF-32 too.
      JsonNode document = JSON.readTree(utf8(octets));
      if (document.isMissingNode()) {
        throw refused("The body is empty.");
      }
      requireUnicode(document);
      return document;
    } catch (CharacterCodingException notUtf8) {
      throw refused("The body is not UTF-8.");
    } catch (JsonProcessingException notStrict) {
      throw refused("The body is not acceptable JSON" + where(notStrict.getLocation()) + ".");
    } catch (NumberFormatException beyondDecimals) {
      // Jackson lets it out as it is: an exponent of more digits than a decimal can have.
      throw refused("The body holds a number that is too large or too small.");
    }
  }

  private static String utf8(byte[] octets) throws CharacterCodingException {
    String text = new String(octets, StandardCharsets.UTF_8);
    // The replacement stands for octets that are no UTF-8, unless the sender wrote it himself.
    return text.indexOf(REPLACEMENT) < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
  }

  /**
   * Half of a surrogate pair, written as an escape, is no character and cannot be written again.
   */
  private static void requireUnicode(JsonNode node) {
    if (node.isTextual()) {
      requireUnicode(node.textValue());
    }
    if (node.isObject()) {
      node.forEachEntry(
          (name, value) -> {
            requireUnicode(name);
            requireUnicode(value);
          });
    } else if (node.isArray()) {
      node.forEach(StrictJson::requireUnicode);
    }
  }

  private static void requireUnicode(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        if (!isPair(text, at)) {
          throw refused("The body holds a text that is not Unicode.");
        }
        at++;
      }
    }
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  private static String where(JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static RequestRefused refused(String detail) {
    return new RequestRefused(ProblemType.MALFORMED_JSON, detail);
  }

  private static ObjectMapper build() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Numbers inside of settings are kept as they were written.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    return mapper;
  }
}
