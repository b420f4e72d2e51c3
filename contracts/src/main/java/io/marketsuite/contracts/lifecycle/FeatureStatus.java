package io.marketsuite.contracts.lifecycle;

/** Where an installation stands; the words are those of the marketplace's own status machine. */
public enum FeatureStatus {
  ABSENT,
  INSTALLING,
  DEACTIVATED,
  ACTIVATED,
  ACTIVATING,
  DEACTIVATING,
  UPDATING,
  UPGRADING,
  UNINSTALLING
}
