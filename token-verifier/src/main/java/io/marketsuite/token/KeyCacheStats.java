package io.marketsuite.token;

/**
 * Counters of the key cache since it was made, for metrics.
 *
 * @param fetches fetches that were started
 * @param failures fetches that failed
 * @param withheld fetches that were not started because too many new issuers asked
 * @param issuers issuers remembered now
 */
public record KeyCacheStats(long fetches, long failures, long withheld, int issuers) {}
