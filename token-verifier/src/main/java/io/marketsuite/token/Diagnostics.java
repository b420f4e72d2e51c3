package io.marketsuite.token;

import java.time.Duration;
import java.util.Optional;

/**
 * What may be logged about a refused token. Never the token itself, and nothing that was not
 * checked to be plain text.
 *
 * @param keyId the header's {@code kid}, if it is plain
 * @param issuer the {@code iss} claim, if it has the form of an issuer; it is <em>unverified</em>
 * @param measuredSkew by how much a time claim missed: how long ago it expired, or how far ahead
 *     {@code nbf} or {@code iat} lie
 */
public record Diagnostics(
    Optional<String> keyId, Optional<String> issuer, Optional<Duration> measuredSkew) {

  /** Nothing is known. */
  public static Diagnostics none() {
    return new Diagnostics(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
