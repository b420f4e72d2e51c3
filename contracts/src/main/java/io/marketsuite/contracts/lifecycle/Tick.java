package io.marketsuite.contracts.lifecycle;

import java.time.Instant;

/**
 * The clock as an input: one per partition and minute, so that a replay sees the same time.
 *
 * @param partition the partition of the command topic it stands in
 */
public record Tick(int schemaVersion, int partition, Instant at) implements CommandTopicRecord {}
