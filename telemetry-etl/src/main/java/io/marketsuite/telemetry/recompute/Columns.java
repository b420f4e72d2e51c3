package io.marketsuite.telemetry.recompute;

import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.Reason;
import java.util.List;
import java.util.Optional;

/** The columns as the definition documents name them, and which event is which. */
final class Columns {
  static final String INSTALLS = "installs";
  static final String UNINSTALLS = "uninstalls";
  static final String CLEANUPS = "cleanups";
  static final String REPLACED = "replaced";
  static final String IMPORTED = "imported";
  static final String ADJUSTED_IN = "adjusted_in";
  static final String ADJUSTED_OUT = "adjusted_out";
  static final String REJECTIONS = "settings_rejections";

  /** All columns of {@code lifecycle-daily} that count, in its order. */
  static final List<String> COUNTED =
      List.of(
          INSTALLS,
          UNINSTALLS,
          CLEANUPS,
          REPLACED,
          "activations",
          "deactivations",
          "upgrades",
          "repairs",
          "settings_changes",
          REJECTIONS,
          "failures_create",
          "failures_activate",
          "failures_deactivate",
          "failures_update",
          "failures_upgrade",
          "failures_delete",
          IMPORTED,
          ADJUSTED_IN,
          ADJUSTED_OUT,
          "forced");

  private Columns() {}

  static boolean refusesSettings(Reason reason) {
    return reason == Reason.SETTINGS_INVALID
        || reason == Reason.REQUIRED_SETTING_MISSING
        || reason == Reason.UNKNOWN_SETTING;
  }

  /** Events that count whatever became of the generation. */
  static Optional<String> failure(LifecycleEvent event) {
    if (event instanceof LifecycleEvent.InstallFailed failed) {
      return unlessSuperseded("failures_create", failed.reason());
    } else if (event instanceof LifecycleEvent.ActivationFailed failed) {
      return unlessSuperseded("failures_activate", failed.reason());
    } else if (event instanceof LifecycleEvent.DeactivationFailed failed) {
      return unlessSuperseded("failures_deactivate", failed.reason());
    } else if (event instanceof LifecycleEvent.UpdateFailed failed) {
      return refusesSettings(failed.reason())
          ? Optional.of(REJECTIONS)
          : unlessSuperseded("failures_update", failed.reason());
    } else if (event instanceof LifecycleEvent.UpgradeFailed failed) {
      return unlessSuperseded("failures_upgrade", failed.reason());
    } else if (event instanceof LifecycleEvent.UninstallFailed failed) {
      return unlessSuperseded("failures_delete", failed.reason());
    }
    return Optional.empty();
  }

  private static Optional<String> unlessSuperseded(String column, Reason reason) {
    return reason.name().startsWith("SUPERSEDED_BY_") ? Optional.empty() : Optional.of(column);
  }

  /** What a generation counts as that begins to count by this event. */
  static String beginning(LifecycleEvent event) {
    if (event instanceof LifecycleEvent.Imported) {
      return IMPORTED;
    }
    return event instanceof LifecycleEvent.StatusForced ? ADJUSTED_IN : INSTALLS;
  }

  /** Events that count only for a generation that counts as installed. */
  static Optional<String> ofCounted(LifecycleEvent event) {
    if (event instanceof LifecycleEvent.Uninstalled) {
      return Optional.of(UNINSTALLS);
    } else if (event instanceof LifecycleEvent.CleanedUp) {
      return Optional.of(CLEANUPS);
    } else if (event instanceof LifecycleEvent.GenerationReplaced) {
      return Optional.of(REPLACED);
    } else if (event instanceof LifecycleEvent.StatusForced) {
      return Optional.of("forced");
    } else if (event instanceof LifecycleEvent.AbsenceForced) {
      return Optional.of(ADJUSTED_OUT);
    } else if (event instanceof LifecycleEvent.Activated) {
      return Optional.of("activations");
    } else if (event instanceof LifecycleEvent.Deactivated) {
      return Optional.of("deactivations");
    } else if (event instanceof LifecycleEvent.Upgraded upgraded) {
      return Optional.of(upgraded.repair() ? "repairs" : "upgrades");
    } else if (event instanceof LifecycleEvent.SettingsUpdated) {
      return Optional.of("settings_changes");
    }
    return Optional.empty();
  }
}
