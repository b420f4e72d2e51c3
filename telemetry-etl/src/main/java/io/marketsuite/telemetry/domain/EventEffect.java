package io.marketsuite.telemetry.domain;

import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AbsenceForced;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Activated;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ActivationFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ActivationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnomalyNoted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnswerAwaited;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnswerGivenUp;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnswerRecorded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackResent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CleanedUp;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CommandConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DataKeyDiscarded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Deactivated;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeactivationFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeactivationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeprovisioningAbandoned;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeprovisioningSkipped;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDone;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.GenerationForgotten;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.GenerationReplaced;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ImportFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ImportStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Imported;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationConfirmed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Installed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.OperationJoined;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningProgressed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ReprovisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.SettingsUpdated;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StatusForced;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallConfirmed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallReverted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Uninstalled;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpdateFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpdateStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpgradeFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpgradeStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Upgraded;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RestingStatus;

/**
 * What one lifecycle event means for the metrics: the whole vocabulary in one place.
 *
 * @param after the generation's facts after it
 * @param counts what it counted
 */
record EventEffect(GenerationFacts after, Counts counts) {

  static EventEffect of(GenerationFacts before, LifecycleEvent event) {
    return switch (event) {
      case Installed _ -> counting(before, before.whenInstalled(), Measure.INSTALLS);
      case InstallationConfirmed _ -> counting(before, before.whenConfirmed(), Measure.INSTALLS);
      case Uninstalled _ -> closing(before, Measure.UNINSTALLS);
      case CleanedUp _ -> closing(before, Measure.CLEANUPS);
      case GenerationReplaced _ -> closing(before, Measure.REPLACED);
      case Activated _ -> happened(before, before.whenActivated(true), Measure.ACTIVATIONS);
      case Deactivated _ -> happened(before, before.whenActivated(false), Measure.DEACTIVATIONS);
      case Upgraded upgraded ->
          happened(before, before, upgraded.repair() ? Measure.REPAIRS : Measure.UPGRADES);
      case SettingsUpdated _ -> happened(before, before, Measure.SETTINGS_CHANGES);
      case Imported imported -> imported(before, imported);
      case StatusForced forced -> forced(before, forced);
      case AbsenceForced _ -> closing(before, Measure.ADJUSTED_OUT);
      case InstallFailed failed -> failed(before, Measure.FAILURES_CREATE, failed.reason());
      case ActivationFailed failed -> failed(before, Measure.FAILURES_ACTIVATE, failed.reason());
      case DeactivationFailed failed ->
          failed(before, Measure.FAILURES_DEACTIVATE, failed.reason());
      case UpdateFailed failed -> failed(before, updateFailure(failed), failed.reason());
      case UpgradeFailed failed -> failed(before, Measure.FAILURES_UPGRADE, failed.reason());
      case UninstallFailed failed -> failed(before, Measure.FAILURES_DELETE, failed.reason());
      case AnswerAwaited _,
          AnswerRecorded _,
          AnswerGivenUp _,
          CommandConcluded _,
          InstallationStarted _,
          OperationJoined _,
          StoringRequested _,
          StoringConcluded _,
          ProvisioningRequested _,
          ProvisioningProgressed _,
          ProvisioningConcluded _,
          ProvisioningWithdrawn _,
          DeprovisioningSkipped _,
          DeprovisioningAbandoned _,
          ActivationStarted _,
          DeactivationStarted _,
          UpdateStarted _,
          UpgradeStarted _,
          UninstallStarted _,
          UninstallConfirmed _,
          UninstallReverted _,
          CallbackRequested _,
          CallbackWithdrawn _,
          CallbackConcluded _,
          ErasureDue _,
          ErasureDone _,
          DataKeyDiscarded _,
          AnomalyNoted _,
          ImportStarted _,
          ImportFailed _,
          CallbackResent _,
          ReprovisioningRequested _,
          GenerationForgotten _ ->
          new EventEffect(before, Counts.NONE);
    };
  }

  /** What counts already was not imported now. */
  private static EventEffect imported(GenerationFacts before, Imported imported) {
    return before.counted()
        ? new EventEffect(before, Counts.NONE)
        : counting(before, before.whenVouchedFor(activated(imported.status())), Measure.IMPORTED);
  }

  private static EventEffect forced(GenerationFacts before, StatusForced forced) {
    GenerationFacts after = before.whenVouchedFor(activated(forced.status()));
    return before.counted()
        ? happened(before, after, Measure.FORCED)
        : counting(before, after, Measure.ADJUSTED_IN);
  }

  private static boolean activated(RestingStatus status) {
    return status == RestingStatus.ACTIVATED;
  }

  /**
   * @param as what it counts as where the generation begins to count by it
   */
  private static EventEffect counting(GenerationFacts before, GenerationFacts after, Measure as) {
    boolean begins = after.counted() && !before.counted();
    return new EventEffect(after, begins ? Counts.one(as) : Counts.NONE);
  }

  private static EventEffect closing(GenerationFacts before, Measure measure) {
    return new EventEffect(
        before.whenClosed(), before.counted() ? Counts.one(measure) : Counts.NONE);
  }

  private static EventEffect happened(
      GenerationFacts before, GenerationFacts after, Measure measure) {
    return new EventEffect(after, before.counted() ? Counts.one(measure) : Counts.NONE);
  }

  private static EventEffect failed(GenerationFacts before, Measure measure, Reason reason) {
    return new EventEffect(
        before, Reasons.isCancellation(reason) ? Counts.NONE : Counts.one(measure));
  }

  private static Measure updateFailure(UpdateFailed failed) {
    return Reasons.isSettingsRefusal(failed.reason())
        ? Measure.SETTINGS_REJECTIONS
        : Measure.FAILURES_UPDATE;
  }
}
