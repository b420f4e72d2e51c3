package io.marketsuite.token;

/**
 * Counters of the remembered tokens since the verifier was made, for metrics. All are zero where
 * none are remembered.
 *
 * @param hits verifications that needed no signature check
 * @param misses verifications that were accepted after a signature check
 * @param size tokens remembered now
 */
public record VerifiedTokenStats(long hits, long misses, long size) {}
