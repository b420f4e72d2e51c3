package io.marketsuite.contracts.lifecycle;

import java.time.Instant;
import java.util.Optional;

/**
 * All that is kept of the token a command came with; never the token.
 *
 * @param skewMs by how many milliseconds a time claim missed and was let pass by the clock
 *     difference allowed: how long ago it expired, or how far ahead it was issued; 0 where the
 *     times held as they stand; empty in records of releases that did not measure it
 */
public record TokenFacts(String issuer, String keyId, Instant issuedAt, Optional<Long> skewMs) {
  public TokenFacts {
    skewMs = skewMs == null ? Optional.empty() : skewMs;
  }

  /** Without a measurement. */
  public TokenFacts(String issuer, String keyId, Instant issuedAt) {
    this(issuer, keyId, issuedAt, Optional.empty());
  }
}
