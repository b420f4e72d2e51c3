package io.marketsuite.contracts.lifecycle;

import java.util.UUID;

/** That an {@link LifecycleEvent.ErasureDue} was executed; the receipt is signed and kept. */
public record Erased(
    int schemaVersion, String tenantId, String featureId, long generation, UUID receiptId)
    implements StoredTopicRecord {}
