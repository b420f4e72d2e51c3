package io.marketsuite.contracts.lifecycle;

import java.time.Instant;
import java.util.UUID;

/**
 * How a callback ended, once and for all.
 *
 * @param attempts how many were made
 * @param at the accepted attempt's time, or the time of the ending
 */
public record CallbackEnded(
    int schemaVersion,
    UUID commandId,
    String tenantId,
    String featureId,
    long generation,
    CommandKind kind,
    CallbackEnding ending,
    int attempts,
    Instant at)
    implements CallbackAttemptRecord {}
