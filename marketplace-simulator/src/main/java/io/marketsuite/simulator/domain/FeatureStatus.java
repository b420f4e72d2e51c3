package io.marketsuite.simulator.domain;

import java.util.Locale;

/**
 * The words the marketplace's screen shows for a feature of a tenant. {@code ABSENT} stands for "no
 * record".
 */
public enum FeatureStatus {
  ABSENT,
  INSTALLING,
  DEACTIVATED,
  ACTIVATING,
  ACTIVATED,
  DEACTIVATING,
  UPDATING,
  UPGRADING,
  UNINSTALLING;

  /** The word in lower case, as the marketplace writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
