package io.marketsuite.telemetry.domain;

import java.util.Locale;

/** What {@code lifecycle-daily} counts. The order is the order of a row's columns. */
public enum Measure {
  INSTALLS,
  UNINSTALLS,
  CLEANUPS,
  REPLACED,
  ACTIVATIONS,
  DEACTIVATIONS,
  UPGRADES,
  REPAIRS,
  SETTINGS_CHANGES,
  SETTINGS_REJECTIONS,
  FAILURES_CREATE,
  FAILURES_ACTIVATE,
  FAILURES_DEACTIVATE,
  FAILURES_UPDATE,
  FAILURES_UPGRADE,
  FAILURES_DELETE,
  IMPORTED,
  ADJUSTED_IN,
  ADJUSTED_OUT,
  FORCED;

  /** The name in a row's values and in the definition document. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name under which distinct tenants stand beside the count. */
  public String tenantsColumn() {
    return column() + "_tenants";
  }
}
