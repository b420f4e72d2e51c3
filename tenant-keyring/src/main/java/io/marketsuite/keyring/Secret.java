package io.marketsuite.keyring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A text that must not be seen: a client secret or the value of a setting.
 *
 * <p>It has no getter that a serializer would find, its {@code toString} is a mask of constant
 * length, and {@code equals} is identity, so that no map, log or assertion compares or prints
 * values by accident. Immutable.
 */
public final class Secret {
  private static final String MASK = "***";

  private final String text;

  private Secret(String text) {
    this.text = Objects.requireNonNull(text, "text");
  }

  /**
   * Wraps the text.
   *
   * @throws IllegalArgumentException if it holds half of a surrogate pair: such a text cannot be
   *     encoded without changing it. JSON can carry one, so callers answer it as a bad value.
   */
  public static Secret of(String text) {
    Framing.utf8(text);
    return new Secret(text);
  }

  /** The text itself. Every use of this method is a place to review. */
  public String reveal() {
    return text;
  }

  /** Whether both are the same text, in time that does not depend on where they differ. */
  public boolean sameAs(Secret other) {
    return MessageDigest.isEqual(octets(), other.octets());
  }

  byte[] octets() {
    return Framing.utf8(text);
  }

  static Secret fromOctets(byte[] octets) {
    return new Secret(new String(octets, StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return MASK;
  }
}
