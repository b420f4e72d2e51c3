package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.FeatureStatus;
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
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A second fold, written from the meaning of the events alone and sharing nothing with {@link
 * Evolution}: what an auditor would compute from the decision records.
 */
final class AuditFold {
  private long generation;
  private FeatureStatus status = FeatureStatus.ABSENT;
  private FeatureStatus before = FeatureStatus.ABSENT;
  private final Set<String> present = new TreeSet<>();
  private final Deque<UUID> updates = new ArrayDeque<>();
  private final Set<String> outstanding = new HashSet<>();
  private final Map<UUID, Integer> callbacks = new HashMap<>();
  private final Map<UUID, Integer> resends = new HashMap<>();
  private final Map<Long, Integer> erasuresDue = new TreeMap<>();
  private final Map<Long, Integer> erasuresDone = new TreeMap<>();

  void take(LifecycleEvent event) {
    switch (event) {
      case InstallationStarted e -> begin(e, e.settings());
      case Installed e -> rest(e, FeatureStatus.DEACTIVATED);
      case InstallFailed e -> gone(e);
      case ActivationStarted e -> move(e, FeatureStatus.ACTIVATING);
      case Activated e -> rest(e, FeatureStatus.ACTIVATED);
      case ActivationFailed e -> rest(e, FeatureStatus.DEACTIVATED);
      case DeactivationStarted e -> move(e, FeatureStatus.DEACTIVATING);
      case Deactivated e -> rest(e, FeatureStatus.DEACTIVATED);
      case DeactivationFailed e -> rest(e, FeatureStatus.ACTIVATED);
      case UpdateStarted e -> updateBegun(e);
      case SettingsUpdated e -> {
        apply(e.settings(), e.replaceAll());
        updateOver(e, e.commandId());
      }
      case UpdateFailed e -> updateOver(e, e.commandId());
      case UpgradeStarted e -> move(e, FeatureStatus.UPGRADING);
      case Upgraded e -> rest(e, before);
      case UpgradeFailed e -> rest(e, before);
      case UninstallStarted e -> move(e, FeatureStatus.UNINSTALLING);
      case UninstallReverted e -> rest(e, FeatureStatus.DEACTIVATED);
      case UninstallFailed e -> rest(e, FeatureStatus.DEACTIVATED);
      case Uninstalled e -> gone(e);
      case GenerationReplaced e -> gone(e);
      case CleanedUp e -> gone(e);
      case ProvisioningRequested e -> outstanding.add(e.request().requestId());
      case ProvisioningConcluded e -> outstanding.remove(e.requestId());
      case ProvisioningWithdrawn e -> outstanding.remove(e.requestId());
      case CallbackRequested e -> callbacks.merge(e.request().commandId(), 1, Integer::sum);
      case ErasureDue e -> erasuresDue.merge(e.generation(), 1, Integer::sum);
      case ErasureDone e -> erasuresDone.merge(e.generation(), 1, Integer::sum);
      case ImportStarted e -> begin(e, e.settings());
      case Imported e ->
          rest(
              e,
              e.status() == RestingStatus.ACTIVATED
                  ? FeatureStatus.ACTIVATED
                  : FeatureStatus.DEACTIVATED);
      case ImportFailed e -> gone(e);
      case StatusForced e -> forced(e);
      case AbsenceForced e -> gone(e);
      case CallbackResent e -> resends.merge(e.request().commandId(), 1, Integer::sum);
      case ReprovisioningRequested e -> outstanding.add(e.request().requestId());
      case AnswerAwaited e -> {}
      case AnswerRecorded e -> {}
      case AnswerGivenUp e -> {}
      case CommandConcluded e -> {}
      case OperationJoined e -> {}
      case StoringRequested e -> {}
      case StoringConcluded e -> {}
      case ProvisioningProgressed e -> {}
      case DeprovisioningSkipped e -> {}
      case DeprovisioningAbandoned e -> {}
      case InstallationConfirmed e -> {}
      case UninstallConfirmed e -> {}
      case CallbackWithdrawn e -> {}
      case CallbackConcluded e -> {}
      case DataKeyDiscarded e -> {}
      case AnomalyNoted e -> {}
      case GenerationForgotten e -> {}
    }
  }

  long generation() {
    return generation;
  }

  FeatureStatus status() {
    return status;
  }

  Set<String> present() {
    return present;
  }

  Set<String> outstandingRequests() {
    return outstanding;
  }

  int callbacksOf(UUID commandId) {
    return callbacks.getOrDefault(commandId, 0);
  }

  /** By the repair that ordered it. */
  Map<UUID, Integer> resends() {
    return resends;
  }

  Map<Long, Integer> erasuresDue() {
    return erasuresDue;
  }

  Map<Long, Integer> erasuresDone() {
    return erasuresDone;
  }

  private void begin(LifecycleEvent e, List<SettingPresence> settings) {
    if (status != FeatureStatus.ABSENT || e.generation() != generation + 1) {
      throw new AssertionError("generation " + e.generation() + " began over " + generation);
    }
    generation = e.generation();
    status = FeatureStatus.INSTALLING;
    present.clear();
    apply(settings, false);
  }

  private void gone(LifecycleEvent e) {
    mine(e);
    status = FeatureStatus.ABSENT;
    present.clear();
    updates.clear();
  }

  private void move(LifecycleEvent e, FeatureStatus to) {
    mine(e);
    if (status == FeatureStatus.DEACTIVATED || status == FeatureStatus.ACTIVATED) {
      before = status;
    }
    status = to;
    updates.clear();
  }

  private void rest(LifecycleEvent e, FeatureStatus to) {
    mine(e);
    status = to;
    updates.clear();
  }

  private void forced(StatusForced e) {
    mine(e);
    FeatureStatus said =
        e.status() == RestingStatus.ACTIVATED ? FeatureStatus.ACTIVATED : FeatureStatus.DEACTIVATED;
    if (updates.isEmpty()) {
      rest(e, said);
    } else {
      before = said;
    }
  }

  private void updateBegun(UpdateStarted e) {
    Deque<UUID> running = new ArrayDeque<>(updates);
    move(e, FeatureStatus.UPDATING);
    updates.addAll(running);
    updates.add(e.commandId());
  }

  private void updateOver(LifecycleEvent e, UUID commandId) {
    mine(e);
    updates.remove(commandId);
    status = updates.isEmpty() ? before : FeatureStatus.UPDATING;
  }

  private void apply(List<SettingPresence> settings, boolean replaceAll) {
    if (replaceAll) {
      present.clear();
    }
    for (SettingPresence setting : settings) {
      if (setting.hasValue()) {
        present.add(setting.path());
      } else {
        present.remove(setting.path());
      }
    }
  }

  private void mine(LifecycleEvent e) {
    if (e.generation() != generation || status == FeatureStatus.ABSENT) {
      throw new AssertionError(e + " while " + generation + " is " + status);
    }
  }
}
