package io.marketsuite.token;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Step 2: the header. Its {@code alg} only selects from the allow-list and its {@code kid} only
 * names a key that the issuer published; nothing else in it is believed (RFC 8725 section 3.1,
 * 3.10).
 */
record TokenHeader(SigningAlgorithm algorithm, String keyId) {
  private static final Pattern PLAIN_KEY_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /** Keys from the token itself, encryption, compression, and extensions we would have to know. */
  private static final Set<String> FORBIDDEN =
      Set.of("crit", "jku", "jwk", "x5u", "x5c", "zip", "enc", "b64", "cty");

  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  static TokenHeader parse(byte[] octets, Set<SigningAlgorithm> accepted) throws Refusal {
    Map<String, Object> members = members(octets);
    for (String name : FORBIDDEN) {
      if (members.containsKey(name)) {
        throw new Refusal(RefusalReason.HEADER_PARAMETER);
      }
    }
    return new TokenHeader(algorithm(members, accepted), keyId(members));
  }

  private static Map<String, Object> members(byte[] octets) throws Refusal {
    try {
      Map<String, Object> members = StrictJson.object(octets);
      Object type = members.getOrDefault("typ", "JWT");
      if (!(type instanceof String text) || !TYPES.contains(text.toLowerCase(Locale.ROOT))) {
        throw new Refusal(RefusalReason.HEADER_TYPE);
      }
      return members;
    } catch (IOException notStrict) {
      throw new Refusal(RefusalReason.HEADER_JSON);
    }
  }

  private static SigningAlgorithm algorithm(
      Map<String, Object> members, Set<SigningAlgorithm> accepted) throws Refusal {
    if (members.get("alg") instanceof String name) {
      return SigningAlgorithm.named(name)
          .filter(accepted::contains)
          .orElseThrow(() -> new Refusal(RefusalReason.ALGORITHM));
    }
    throw new Refusal(RefusalReason.ALGORITHM);
  }

  private static String keyId(Map<String, Object> members) throws Refusal {
    if (members.get("kid") instanceof String keyId && isPlainKeyId(keyId)) {
      return keyId;
    }
    throw new Refusal(RefusalReason.KEY_ID);
  }

  static boolean isPlainKeyId(String keyId) {
    return PLAIN_KEY_ID.matcher(keyId).matches();
  }
}
