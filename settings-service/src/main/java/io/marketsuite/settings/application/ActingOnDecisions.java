package io.marketsuite.settings.application;

import io.marketsuite.contracts.lifecycle.CallbackAttempted;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.Erased;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.InstalledElsewhere;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DataKeyDiscarded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.StoredTopicRecord;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.wire.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Does settings-service's part of each decision. Repeatable: whatever was done is found done, and
 * answered as before. Thread-safe; the caller keeps an installation's decisions in order.
 */
@ApplicationScoped
public class ActingOnDecisions {

  /** Something to be written to Kafka once its transaction is committed. */
  public sealed interface Reply {
    /** For {@code marketplace.lifecycle.stored}. */
    record Answer(StoredTopicRecord value) implements Reply {}

    /** For {@code marketplace.erasure.receipts}. */
    record Receipt(SignedReceipt value) implements Reply {}
  }

  private final StoringSettings storing;
  private final ErasingGenerations erasing;
  private final TendingKeys tending;
  private final Fault.Classifier faults;

  ActingOnDecisions(
      StoringSettings storing,
      ErasingGenerations erasing,
      TendingKeys tending,
      Fault.Classifier faults) {
    this.storing = storing;
    this.erasing = erasing;
    this.tending = tending;
    this.faults = faults;
  }

  /**
   * Acts on the decision's events in order.
   *
   * @param tenantId of a decision about an installation
   * @param replies takes each reply when its transaction is committed
   */
  public void act(
      String tenantId, String featureId, DecisionRecord decision, Consumer<Reply> replies) {
    for (LifecycleEvent event : decision.events()) {
      act(tenantId, featureId, event, replies);
    }
    // One that could not be decided counts as never decided: the sweeper destroys its key.
    if (decision.reason() != Reason.DEFECT) {
      keyStillNeeded(decision).ifPresent(keyId -> tending.markDecided(tenantId, featureId, keyId));
    }
  }

  private void act(
      String tenantId, String featureId, LifecycleEvent event, Consumer<Reply> replies) {
    switch (event) {
      case StoringRequested request ->
          replies.accept(new Reply.Answer(store(tenantId, featureId, request)));
      case ErasureDue due -> {
        SignedReceipt receipt = erasing.erase(tenantId, featureId, due);
        replies.accept(new Reply.Receipt(receipt));
        replies.accept(
            new Reply.Answer(
                new Erased(
                    Wire.SCHEMA_VERSION,
                    tenantId,
                    featureId,
                    due.generation(),
                    receipt.receiptId())));
      }
      case DataKeyDiscarded discarded ->
          tending.discard(tenantId, featureId, discarded.dataKeyId());
      case LifecycleEvent.AnswerAwaited _,
          LifecycleEvent.AnswerRecorded _,
          LifecycleEvent.AnswerGivenUp _,
          LifecycleEvent.CommandConcluded _,
          LifecycleEvent.InstallationStarted _,
          LifecycleEvent.OperationJoined _,
          LifecycleEvent.StoringConcluded _,
          LifecycleEvent.ProvisioningRequested _,
          LifecycleEvent.ProvisioningProgressed _,
          LifecycleEvent.ProvisioningConcluded _,
          LifecycleEvent.ProvisioningWithdrawn _,
          LifecycleEvent.DeprovisioningAbandoned _,
          LifecycleEvent.DeprovisioningSkipped _,
          LifecycleEvent.Installed _,
          LifecycleEvent.InstallationConfirmed _,
          LifecycleEvent.InstallFailed _,
          LifecycleEvent.ActivationStarted _,
          LifecycleEvent.Activated _,
          LifecycleEvent.ActivationFailed _,
          LifecycleEvent.DeactivationStarted _,
          LifecycleEvent.Deactivated _,
          LifecycleEvent.DeactivationFailed _,
          LifecycleEvent.UpdateStarted _,
          LifecycleEvent.SettingsUpdated _,
          LifecycleEvent.UpdateFailed _,
          LifecycleEvent.UpgradeStarted _,
          LifecycleEvent.Upgraded _,
          LifecycleEvent.UpgradeFailed _,
          LifecycleEvent.UninstallStarted _,
          LifecycleEvent.UninstallConfirmed _,
          LifecycleEvent.Uninstalled _,
          LifecycleEvent.UninstallReverted _,
          LifecycleEvent.UninstallFailed _,
          LifecycleEvent.GenerationReplaced _,
          LifecycleEvent.CleanedUp _,
          LifecycleEvent.CallbackRequested _,
          LifecycleEvent.CallbackWithdrawn _,
          LifecycleEvent.CallbackConcluded _,
          LifecycleEvent.ErasureDone _,
          LifecycleEvent.AnomalyNoted _,
          LifecycleEvent.ImportStarted _,
          LifecycleEvent.Imported _,
          LifecycleEvent.ImportFailed _,
          LifecycleEvent.StatusForced _,
          LifecycleEvent.AbsenceForced _,
          LifecycleEvent.CallbackResent _,
          LifecycleEvent.ReprovisioningRequested _,
          LifecycleEvent.GenerationForgotten _ -> {
        // The processor's and others' concern.
      }
    }
  }

  /** A request that fails in a way that repeats is answered, or its sender would wait for ever. */
  private StoreAnswered store(String tenantId, String featureId, StoringRequested request) {
    try {
      return storing.store(tenantId, featureId, request);
    } catch (RuntimeException failure) {
      return switch (faults.of(failure)) {
        case AWAY -> throw failure;
        case DEFECT ->
            storing.refuse(tenantId, featureId, request, "The settings could not be stored.");
      };
    }
  }

  /** The data key of a decided command that this decision neither stores nor destroys. */
  private static Optional<UUID> keyStillNeeded(DecisionRecord decision) {
    Set<UUID> dealtWith =
        decision.events().stream()
            .flatMap(event -> keysOf(event).stream())
            .collect(Collectors.toSet());
    return secretsOf(decision.input().value())
        .map(SealedSecrets::dataKeyId)
        .filter(keyId -> !dealtWith.contains(keyId));
  }

  /** What an input brought sealed: a command's, an import's or an adoption's. */
  private static Optional<SealedSecrets> secretsOf(LifecycleInput input) {
    return switch (input) {
      case Command command -> command.secrets();
      case InstallationImported imported -> imported.installation().secrets();
      case RepairOrdered repair ->
          switch (repair.action()) {
            case RepairAction.Adopt adopt ->
                adopt.installation().flatMap(InstalledElsewhere::secrets);
            case RepairAction.ForceStatus _,
                RepairAction.ForceAbsent _,
                RepairAction.ResendCallback _,
                RepairAction.Reprovision _ ->
                Optional.empty();
          };
      case CommandAnswered _,
          Tick _,
          DeadlinePassed _,
          StoreAnswered _,
          Erased _,
          ProvisioningResult _,
          CallbackAttempted _,
          CallbackEnded _ ->
          Optional.empty();
    };
  }

  private static Set<UUID> keysOf(LifecycleEvent event) {
    if (event instanceof StoringRequested request) {
      return request.secrets().map(SealedSecrets::dataKeyId).map(Set::of).orElse(Set.of());
    }
    if (event instanceof DataKeyDiscarded discarded) {
      return Set.of(discarded.dataKeyId());
    }
    return event instanceof ErasureDue due ? due.dataKeyIds() : Set.of();
  }
}
