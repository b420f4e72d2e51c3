package io.marketsuite.contracts.lifecycle;

/**
 * A record of {@code marketplace.provisioning.attempts}: calls of the vendor's hook. The dispatcher
 * alone writes these, and nothing is decided by them.
 */
public sealed interface ProvisioningAttemptRecord permits ProvisioningAttempted, ProvisioningEnded {
  String requestId();

  String tenantId();

  String featureId();

  long generation();
}
