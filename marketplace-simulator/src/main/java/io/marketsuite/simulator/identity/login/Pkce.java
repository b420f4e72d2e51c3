package io.marketsuite.simulator.identity.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Proof key for code exchange, S256 alone (RFC 7636). */
final class Pkce {
  static final String METHOD = "S256";
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  private Pkce() {}

  static boolean isChallenge(String text) {
    return CHALLENGE.matcher(text).matches();
  }

  /**
   * Whether the verifier fits. One that comes although no challenge was sent does not: somebody
   * took the challenge out of the request (RFC 9700 section 4.8.2).
   */
  static boolean fits(Optional<String> challenge, Optional<String> verifier) {
    if (challenge.isEmpty() || verifier.isEmpty()) {
      return challenge.isEmpty() && verifier.isEmpty();
    }
    return VERIFIER.matcher(verifier.get()).matches()
        && MessageDigest.isEqual(bytes(challenge(verifier.get())), bytes(challenge.get()));
  }

  /** The S256 challenge of a verifier. */
  static String challenge(String verifier) {
    return base64(sha256(verifier));
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
