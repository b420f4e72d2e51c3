package io.marketsuite.contracts.lifecycle;

/** That the work of a request is not wanted any more; its result will be ignored. */
public record ProvisioningCancelled(
    int schemaVersion, String requestId, String tenantId, String featureId, long generation)
    implements ProvisioningTopicRecord {}
