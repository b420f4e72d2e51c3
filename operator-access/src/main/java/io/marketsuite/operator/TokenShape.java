package io.marketsuite.operator;

import com.fasterxml.jackson.databind.JsonNode;
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
    String[] parts = token.split("\\.");
    checkHeader(object(octets(parts[0]), TokenRefusal.HEADER));
    object(octets(parts[1]), TokenRefusal.CLAIMS);
    octets(parts[2]);
  }

  private void checkHeader(JsonNode header) throws RefusedToken {
    if (FORBIDDEN.stream().anyMatch(header::has)) {
      throw new RefusedToken(TokenRefusal.HEADER);
    }
    if (header.has("kid") && !header.path("kid").isTextual()) {
      throw new RefusedToken(TokenRefusal.HEADER);
    }
    if (!algorithms.contains(header.path("alg").asText())) {
      throw new RefusedToken(TokenRefusal.ALGORITHM);
    }
    String type = header.path("typ").asText("JWT").toLowerCase(Locale.ROOT);
    if (!TYPES.contains(type)) {
      throw new RefusedToken(TokenRefusal.NOT_AN_ACCESS_TOKEN);
    }
  }

  private static JsonNode object(byte[] octets, TokenRefusal otherwise) throws RefusedToken {
    try {
      return StrictJson.object(octets);
    } catch (IOException _) {
      throw new RefusedToken(otherwise);
    }
  }

  /** Another text for the same octets would be another token with the same signature. */
  private static byte[] octets(String part) throws RefusedToken {
    try {
      byte[] octets = Base64.getUrlDecoder().decode(part);
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(octets).equals(part)) {
        return octets;
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new RefusedToken(TokenRefusal.SHAPE);
  }
}
