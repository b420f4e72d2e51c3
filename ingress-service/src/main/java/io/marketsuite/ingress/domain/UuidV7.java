package io.marketsuite.ingress.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Time-ordered identifiers (RFC 9562, section 5.7): 48 bits of milliseconds, 74 random bits. Pure:
 * time and randomness come in as values.
 */
public final class UuidV7 {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private UuidV7() {}

  /**
   * An identifier of this time.
   *
   * @param high of its lowest 12 bits are taken
   * @param low of its lowest 62 bits are taken
   */
  public static UUID of(Instant time, long high, long low) {
    long milliseconds = time.toEpochMilli() & 0xFFFF_FFFF_FFFFL;
    return new UUID(
        milliseconds << 16 | VERSION | high & 0xFFFL, VARIANT | low & 0x3FFF_FFFF_FFFF_FFFFL);
  }
}
