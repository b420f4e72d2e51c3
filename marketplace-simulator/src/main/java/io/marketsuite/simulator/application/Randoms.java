package io.marketsuite.simulator.application;

import io.marketsuite.simulator.identity.ClientSecret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random ids and secrets. Safe for many threads. */
public final class Randoms {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Randoms() {}

  /** A secret of 192 bits. */
  static ClientSecret secret() {
    return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24)));
  }

  /** A text of 256 bits, fit for URLs and cookies: codes and sessions. */
  public static String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }

  /** Eight hexadecimal digits: the "hash" in a client id. */
  static String hash() {
    return HexFormat.of().formatHex(bytes(4));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
