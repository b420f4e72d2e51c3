package io.marketsuite.settings.adapter.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A record of {@code marketplace.settings.reads}: one tenant's reads of one interval at one
 * instance; those of several instances add up.
 *
 * @param until the interval's end
 * @param interval its length
 * @param boundsMs upper bounds of the buckets, inclusive, in milliseconds
 * @param bucketCounts one more than there are bounds: the last bucket has none
 */
record ReadLatencyRecord(
    int schemaVersion,
    String tenantId,
    String featureId,
    Instant until,
    Duration interval,
    long count,
    long maxMs,
    long over500Ms,
    List<Long> boundsMs,
    List<Long> bucketCounts) {}
