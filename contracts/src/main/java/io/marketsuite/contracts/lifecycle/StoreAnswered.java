package io.marketsuite.contracts.lifecycle;

import java.util.Optional;
import java.util.UUID;

/**
 * settings-service's answer to a {@link LifecycleEvent.StoringRequested}; repeated unchanged when
 * the request is delivered again.
 *
 * @param detail for INVALID: a sentence fit for an administrator, without any value
 */
public record StoreAnswered(
    int schemaVersion,
    UUID commandId,
    String tenantId,
    String featureId,
    long generation,
    StoreResult result,
    Optional<String> detail)
    implements StoredTopicRecord {}
