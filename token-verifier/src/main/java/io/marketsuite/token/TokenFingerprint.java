package io.marketsuite.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Stands for the exact text of a token and the kind of route it came to, so that neither the text
 * nor anything it could be made from is kept in memory: the SHA-256 of the text. Texts that are no
 * token may share a fingerprint with each other (lone surrogates), never with a token, which is
 * ASCII.
 */
record TokenFingerprint(
    long first, long second, long third, long fourth, Class<? extends Audience> audience) {

  static TokenFingerprint of(String text, Audience audience) {
    ByteBuffer digest = ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    return new TokenFingerprint(
        digest.getLong(),
        digest.getLong(),
        digest.getLong(),
        digest.getLong(),
        audience.getClass());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  @Override
  public int hashCode() {
    return Long.hashCode(first);
  }
}
