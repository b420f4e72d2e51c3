package io.marketsuite.contracts.lifecycle;

import java.util.UUID;

/**
 * That a callback is not wanted any more. It applies only if no ending is written and nothing is in
 * flight.
 *
 * @param ending the ending to write: presumed delivered or superseded
 */
public record CallbackCancelled(
    int schemaVersion,
    UUID commandId,
    String tenantId,
    String featureId,
    long generation,
    CallbackEnding ending)
    implements CallbackTopicRecord {}
