package io.marketsuite.contracts.lifecycle;

/**
 * Whatever the processor decides about. Each one leaves exactly one {@link DecisionRecord}, which
 * embeds it.
 */
public sealed interface LifecycleInput
    permits CommandTopicRecord, StoredTopicRecord, ProvisioningResult, CallbackAttemptRecord {}
