package io.marketsuite.telemetry.domain;

import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Activated;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ActivationFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ActivationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnomalyNoted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnswerAwaited;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnswerGivenUp;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnswerRecorded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackRequested;
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
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationConfirmed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Installed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.OperationJoined;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningProgressed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.SettingsUpdated;
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

/**
 * What one lifecycle event means for the metrics: the whole vocabulary in one place.
 *
 * @param after the generation's facts after it
 * @param counts what it counted
 */
record EventEffect(GenerationFacts after, Counts counts) {

  static EventEffect of(GenerationFacts before, LifecycleEvent event) {
    return switch (event) {
      case Installed _ -> counting(before, before.whenInstalled());
      case InstallationConfirmed _ -> counting(before, before.whenConfirmed());
      case Uninstalled _ -> closing(before, Measure.UNINSTALLS);
      case CleanedUp _ -> closing(before, Measure.CLEANUPS);
      case GenerationReplaced _ -> closing(before, Measure.REPLACED);
      case Activated _ -> happened(before, before.whenActivated(true), Measure.ACTIVATIONS);
      case Deactivated _ -> happened(before, before.whenActivated(false), Measure.DEACTIVATIONS);
      case Upgraded upgraded ->
          happened(before, before, upgraded.repair() ? Measure.REPAIRS : Measure.UPGRADES);
      case SettingsUpdated _ -> happened(before, before, Measure.SETTINGS_CHANGES);
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
          GenerationForgotten _ ->
          new EventEffect(before, Counts.NONE);
    };
  }

  private static EventEffect counting(GenerationFacts before, GenerationFacts after) {
    boolean begins = after.counted() && !before.counted();
    return new EventEffect(after, begins ? Counts.one(Measure.INSTALLS) : Counts.NONE);
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
