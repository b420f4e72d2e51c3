package io.marketsuite.telemetry.domain;

import io.marketsuite.contracts.lifecycle.Reason;
import java.util.Set;

/** How reasons are told apart when counting. */
final class Reasons {
  private static final Set<Reason> SETTINGS_REFUSALS =
      Set.of(Reason.SETTINGS_INVALID, Reason.REQUIRED_SETTING_MISSING, Reason.UNKNOWN_SETTING);
  private static final Set<Reason> CANCELLATIONS =
      Set.of(
          Reason.SUPERSEDED_BY_DELETE, Reason.SUPERSEDED_BY_CREATE, Reason.SUPERSEDED_BY_CLEANUP);

  private Reasons() {}

  /** The administrator's values were refused: a rejection, not a failure. */
  static boolean isSettingsRefusal(Reason reason) {
    return SETTINGS_REFUSALS.contains(reason);
  }

  /** A later command ended the operation: it did not fail. */
  static boolean isCancellation(Reason reason) {
    return CANCELLATIONS.contains(reason);
  }
}
