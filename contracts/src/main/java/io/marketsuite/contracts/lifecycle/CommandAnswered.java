package io.marketsuite.contracts.lifecycle;

import java.time.Instant;
import java.util.UUID;

/**
 * What the ingress answered. With status 202 it is the promise of a callback, written before the
 * answer; with any other status a fact, written after it.
 *
 * @param status the HTTP status
 * @param latencyMs from receipt to answer, in milliseconds
 */
public record CommandAnswered(
    int schemaVersion,
    UUID commandId,
    CommandKind kind,
    String tenantId,
    String featureId,
    int status,
    long latencyMs,
    Instant answeredAt)
    implements CommandTopicRecord {}
