package io.marketsuite.contracts.lifecycle;

/** What the vendor says about a provisioning request. */
public enum ProvisioningStatus {
  SUCCESS,
  FAILED,
  IN_PROGRESS
}
