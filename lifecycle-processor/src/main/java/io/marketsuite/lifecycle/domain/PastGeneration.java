package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.Fingerprint;
import java.time.Instant;
import java.util.Set;

/**
 * What is remembered of a closed generation, so that a stale Create and a late command are known.
 *
 * @param removedAt when its Delete, its Cleanup or its replacing Create was received; for a failed
 *     installation when it failed
 * @param closedAt recorded time of its end: the retention counts from here
 * @param installFailed whether its installation failed: then nobody removed it, and no command is
 *     late because of it
 */
public record PastGeneration(
    long number,
    Set<Fingerprint> fingerprints,
    Instant removedAt,
    Instant closedAt,
    boolean installFailed) {
  public PastGeneration {
    fingerprints = Set.copyOf(fingerprints);
  }
}
