package io.marketsuite.dispatcher.adapter.http;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret shared with the vendor's hook, and its signatures (Standard Webhooks 1.0.0, symmetric
 * {@code v1}). Never printed. Thread-safe.
 */
public final class HookSecret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private HookSecret(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Reads a secret.
   *
   * @throws IllegalArgumentException if it is not {@code whsec_} and base64 of 24 to 64 bytes
   */
  public static HookSecret parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("Expected the hook's secret to begin with " + PREFIX);
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("Expected the hook's secret to be base64");
    }
    if (key.length < 24 || key.length > 64) {
      throw new IllegalArgumentException("Expected the hook's secret to have 24 to 64 bytes");
    }
    return new HookSecret(key);
  }

  /** The value of {@code webhook-signature} for a message sent at that time. */
  public String sign(String id, Instant timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "HookSecret[masked]";
  }
}
