package io.marketsuite.contracts.lifecycle;

import java.time.Instant;

/**
 * How the delivery to the hook ended; what the vendor did is told by its result.
 *
 * @param attempts how many were made
 */
public record ProvisioningEnded(
    int schemaVersion,
    String requestId,
    String tenantId,
    String featureId,
    long generation,
    CommandKind kind,
    CallbackEnding ending,
    int attempts,
    Instant at)
    implements ProvisioningAttemptRecord {}
