package io.marketsuite.operator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is checked of a token before its signature: cheap, and stricter than the library (RFC 8725
 * sections 3.1 and 3.10, RFC 7515 section 4.1). Thread-safe.
 *
 * @param maxChars the longest text that is looked at
 * @param algorithms the accepted values of {@code alg}
 */
record TokenShape(int maxChars, Set<String> algorithms) {
  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  /** Keys from the token itself, encryption, compression, and extensions we would have to know. */
  private static final List<String> FORBIDDEN =
      List.of("crit", "jku", "jwk", "x5u", "x5c", "zip", "enc", "b64", "cty");

  /** Of ID tokens there is no type of their own; a logout token's is {@code logout+jwt}. */
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * @throws RefusedToken if the text is not worth a signature check
   */
  void check(String token) throws RefusedToken {
    if (token.length() > maxChars) {
      throw new RefusedToken(TokenRefusal.TOO_LONG);
    }
    if (!COMPACT.matcher(token).matches()) {
      throw new RefusedToken(TokenRefusal.SHAPE);
    }
    checkHeader(header(token.substring(0, token.indexOf('.'))));
    for (String part : token.split("\\.")) {
      requireCanonical(part);
    }
  }

  private void checkHeader(JsonNode header) throws RefusedToken {
    if (!header.isObject() || FORBIDDEN.stream().anyMatch(header::has)) {
      throw new RefusedToken(TokenRefusal.HEADER);
    }
    if (header.has("kid") && !header.path("kid").isTextual()) {
      throw new RefusedToken(TokenRefusal.HEADER);
    }
    if (!algorithms.contains(header.path("alg").textValue())) {
      throw new RefusedToken(TokenRefusal.ALGORITHM);
    }
    String type = header.path("typ").asText("JWT").toLowerCase(Locale.ROOT);
    if (!TYPES.contains(type)) {
      throw new RefusedToken(TokenRefusal.NOT_AN_ACCESS_TOKEN);
    }
  }

  private static JsonNode header(String part) throws RefusedToken {
    try {
      return STRICT.readTree(Base64.getUrlDecoder().decode(part));
    } catch (IOException | IllegalArgumentException _) {
      throw new RefusedToken(TokenRefusal.HEADER);
    }
  }

  /** Another text for the same bytes would be another token with the same signature. */
  private static void requireCanonical(String part) throws RefusedToken {
    try {
      byte[] octets = Base64.getUrlDecoder().decode(part);
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(octets).equals(part)) {
        return;
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new RefusedToken(TokenRefusal.SHAPE);
  }
}
