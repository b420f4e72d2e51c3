package io.marketsuite.contracts.lifecycle;

/** How the vendor's own software learns of work, per command kind. */
public enum ProvisioningDelivery {
  /** There is none to do. */
  NONE,
  /** It consumes {@code marketplace.provisioning.requests}. */
  KAFKA,
  /** callback-dispatcher calls the vendor's hook. */
  HTTP
}
