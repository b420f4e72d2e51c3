package io.marketsuite.contracts.lifecycle;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to call the vendor's hook.
 *
 * @param attempt counted from 1
 * @param latencyMs in milliseconds
 * @param errorClass a closed set of words, never a message
 */
public record ProvisioningAttempted(
    int schemaVersion,
    String requestId,
    String tenantId,
    String featureId,
    long generation,
    CommandKind kind,
    int attempt,
    AttemptOutcome outcome,
    Optional<Integer> httpStatus,
    long latencyMs,
    Optional<String> errorClass,
    Instant at)
    implements ProvisioningAttemptRecord {}
