package io.marketsuite.contracts.lifecycle;

/** A record of {@code marketplace.provisioning.requests}. */
public sealed interface ProvisioningTopicRecord permits ProvisioningRequest, ProvisioningCancelled {
  String requestId();

  String tenantId();

  String featureId();

  long generation();
}
