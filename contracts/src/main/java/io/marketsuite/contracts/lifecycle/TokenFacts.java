package io.marketsuite.contracts.lifecycle;

import java.time.Instant;

/** All that is kept of the token a command came with; never the token. */
public record TokenFacts(String issuer, String keyId, Instant issuedAt) {}
