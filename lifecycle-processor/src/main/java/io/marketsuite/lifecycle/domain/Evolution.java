package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The only place where an installation changes: live and on replay alike. It decides nothing; an
 * event whose generation is gone changes nothing.
 */
public final class Evolution {
  private Evolution() {}

  /**
   * @param now recorded time of the input whose decision made the event
   */
  public static Installation apply(Installation it, LifecycleEvent event, Instant now) {
    return switch (event) {
      case AnswerAwaited e ->
          it.withCommands(Lists.and(it.commands(), e.commandId(), track(e, now)));
      case AnswerRecorded e -> command(it, e.commandId(), c -> c.answered(e.status()));
      case AnswerGivenUp e -> it.withCommands(Lists.without(it.commands(), e.commandId()));
      case CommandConcluded e ->
          command(
              it,
              e.commandId(),
              c -> c.concluded(new TrackedCommand.Result(e.succeeded(), e.reason())));
      case InstallationStarted e -> Overtaking.by(e, it).withCurrent(Optional.of(begun(e)), now);
      case OperationJoined e -> joined(it, e, now);
      case StoringRequested e -> current(it, e.generation(), now, g -> Stores.asked(g, e));
      case StoringConcluded e ->
          current(it, e.generation(), now, g -> Stores.answered(g, e.commandId()));
      case ProvisioningRequested e -> Provisioning.requested(it, e, now);
      case ProvisioningProgressed e -> it;
      case ProvisioningConcluded e -> Provisioning.concluded(it, e, now);
      case ProvisioningWithdrawn e -> Provisioning.withdrawn(it, e, now);
      case DeprovisioningSkipped e -> Provisioning.over(it, e.generation());
      case DeprovisioningAbandoned e -> Provisioning.over(it, e.generation());
      case Installed e -> current(it, e.generation(), now, Generation::asInstalled);
      case InstallationConfirmed e -> current(it, e.generation(), now, Generation::asConfirmed);
      case InstallFailed e -> Ends.installFailed(it, e, now);
      case ActivationStarted e ->
          current(
              Overtaking.by(it, e.commandId()),
              e.generation(),
              now,
              g -> switching(g, CommandKind.ACTIVATE, FeatureStatus.ACTIVATING, e.commandId()));
      case Activated e -> resting(it, e.generation(), now, FeatureStatus.ACTIVATED);
      case ActivationFailed e -> resting(it, e.generation(), now, FeatureStatus.DEACTIVATED);
      case DeactivationStarted e ->
          current(
              Overtaking.by(it, e.commandId()),
              e.generation(),
              now,
              g -> switching(g, CommandKind.DEACTIVATE, FeatureStatus.DEACTIVATING, e.commandId()));
      case Deactivated e -> resting(it, e.generation(), now, FeatureStatus.DEACTIVATED);
      case DeactivationFailed e -> resting(it, e.generation(), now, FeatureStatus.ACTIVATED);
      case UpdateStarted e ->
          current(Overtaking.by(it, e.commandId()), e.generation(), now, g -> updating(g, e));
      case SettingsUpdated e ->
          current(
              it,
              e.generation(),
              now,
              g ->
                  updateOver(g, e.commandId())
                      .withSettings(g.presentAfter(e.settings(), e.replaceAll())));
      case UpdateFailed e -> current(it, e.generation(), now, g -> updateOver(g, e.commandId()));
      case UpgradeStarted e ->
          current(Overtaking.by(it, e.commandId()), e.generation(), now, g -> upgrading(g, e));
      case Upgraded e ->
          current(it, e.generation(), now, g -> upgradeOver(g).withVersion(e.manifestVersion()));
      case UpgradeFailed e -> current(it, e.generation(), now, Evolution::upgradeOver);
      case UninstallStarted e ->
          command(
              current(
                  Overtaking.by(it, e.commandId()), e.generation(), now, g -> uninstalling(g, e)),
              e.commandId(),
              c -> c.sharing(e.commandId()));
      case UninstallConfirmed e -> current(it, e.generation(), now, Evolution::uninstallConfirmed);
      case UninstallReverted e ->
          resting(Overtaking.by(e, it), e.generation(), now, FeatureStatus.DEACTIVATED);
      case UninstallFailed e -> resting(it, e.generation(), now, FeatureStatus.DEACTIVATED);
      case Uninstalled e -> Ends.uninstalled(it, e.generation(), now);
      case GenerationReplaced e -> Ends.replaced(it, e, now);
      case CleanedUp e -> Ends.cleanedUp(Overtaking.by(e, it), e, now);
      case CallbackRequested e -> Owing.requested(it, e);
      case CallbackWithdrawn e -> Owing.withdrawn(it, e.commandId());
      case CallbackConcluded e -> Owing.concluded(it, e, now);
      case ErasureDue e -> Ends.erasureDue(it, e.generation());
      case ErasureDone e -> Ends.erased(it, e.generation());
      case DataKeyDiscarded e -> it;
      case AnomalyNoted e -> it;
      case ImportStarted e -> Overtaking.by(e, it).withCurrent(Optional.of(begun(e)), now);
      case Imported e -> current(it, e.generation(), now, g -> g.vouchedFor(e.status().status()));
      case ImportFailed e -> Ends.importFailed(it, e, now);
      case StatusForced e -> current(it, e.generation(), now, g -> forced(g, e.status().status()));
      case AbsenceForced e -> Ends.absenceForced(it, e, now);
      case CallbackResent e -> Owing.resent(it, e);
      case ReprovisioningRequested e ->
          Provisioning.reprovisioning(it, e.generation(), Optional.of(e.request()), now);
      case GenerationForgotten e ->
          it.withPast(Lists.without(it.past(), past -> past.number() == e.generation()));
    };
  }

  static Installation current(
      Installation it, long generation, Instant now, UnaryOperator<Generation> change) {
    return it.current(generation)
        .map(found -> it.withCurrent(Optional.of(change.apply(found)), now))
        .orElse(it);
  }

  private static Installation resting(
      Installation it, long generation, Instant now, FeatureStatus status) {
    return current(it, generation, now, found -> found.resting(status));
  }

  private static TrackedCommand track(AnswerAwaited e, Instant now) {
    return new TrackedCommand(
        e.commandId(),
        e.kind(),
        e.generation(),
        e.operationId(),
        e.callbackUrl(),
        e.receivedAt(),
        now,
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }

  private static Installation command(
      Installation it, UUID id, UnaryOperator<TrackedCommand> change) {
    TrackedCommand known = it.commands().get(id);
    if (known == null) {
      return it;
    }
    TrackedCommand changed = change.apply(known);
    return it.withCommands(
        changed.settled()
            ? Lists.without(it.commands(), id)
            : Lists.and(it.commands(), id, changed));
  }

  private static Generation begun(InstallationStarted e) {
    return new Generation(
        e.generation(),
        e.issuer(),
        e.tenantDisplay(),
        e.tokenIssuedAt(),
        e.manifestVersion(),
        FeatureStatus.INSTALLING,
        e.confidentialClients(),
        e.publicClients(),
        e.fingerprints(),
        Generation.merge(Set.of(), e.settings(), false),
        Set.of(),
        false,
        false,
        Optional.of(
            new Operation.Creating(List.of(e.commandId()), Map.of(), Optional.empty(), false)),
        Optional.empty());
  }

  /** The operator's order takes the place of a Create's token: what is older was not meant. */
  private static Generation begun(ImportStarted e) {
    return new Generation(
        e.generation(),
        e.issuer(),
        e.tenantDisplay(),
        e.orderedAt(),
        e.manifestVersion(),
        FeatureStatus.INSTALLING,
        e.confidentialClients(),
        e.publicClients(),
        e.fingerprints(),
        Generation.merge(Set.of(), e.settings(), false),
        Set.of(),
        false,
        false,
        Optional.of(new Operation.Importing(List.of(e.importId()), e.status(), Map.of())),
        Optional.empty());
  }

  /** Updates that are being applied go on, and return to what was forced. */
  private static Generation forced(Generation g, FeatureStatus status) {
    return g.operation().orElse(null) instanceof Operation.Updating op
        ? g.with(new Operation.Updating(status, op.updates()))
        : g.vouchedFor(status);
  }

  private static Installation joined(Installation it, OperationJoined e, Instant now) {
    return current(
        command(it, e.commandId(), c -> c.sharing(e.operationId())),
        e.generation(),
        now,
        g ->
            g.operation()
                .map(op -> g.with(op.joinedBy(e.commandId())))
                .orElse(g)
                .withClients(g.confidentialClients(), g.publicClients(), e.fingerprints()));
  }

  private static Generation switching(
      Generation g, CommandKind kind, FeatureStatus status, UUID commandId) {
    return g.with(
        status, Optional.of(new Operation.Switching(kind, List.of(commandId), Optional.empty())));
  }

  private static Generation updating(Generation g, UpdateStarted e) {
    Operation.PendingUpdate update =
        new Operation.PendingUpdate(e.commandId(), e.settings(), Optional.empty());
    Operation op =
        g.operation().orElse(null) instanceof Operation.Updating running
            ? new Operation.Updating(running.returnsTo(), Lists.and(running.updates(), update))
            : new Operation.Updating(g.status(), List.of(update));
    return g.with(FeatureStatus.UPDATING, Optional.of(op));
  }

  private static Generation updateOver(Generation g, UUID commandId) {
    if (!(g.operation().orElse(null) instanceof Operation.Updating op)) {
      return g;
    }
    List<Operation.PendingUpdate> left =
        Lists.without(op.updates(), update -> update.commandId().equals(commandId));
    return left.isEmpty()
        ? g.resting(op.returnsTo())
        : g.with(new Operation.Updating(op.returnsTo(), left));
  }

  private static Generation upgrading(Generation g, UpgradeStarted e) {
    Operation op =
        new Operation.Upgrading(
            List.of(e.commandId()),
            e.oldVersion(),
            e.newVersion(),
            e.repair(),
            g.status(),
            Map.of(),
            Optional.empty(),
            false);
    return g.withVersion(e.oldVersion())
        .withClients(e.confidentialClients(), e.publicClients(), e.fingerprints())
        .with(FeatureStatus.UPGRADING, Optional.of(op));
  }

  private static Generation upgradeOver(Generation g) {
    return g.operation().orElse(null) instanceof Operation.Upgrading op
        ? g.resting(op.returnsTo())
        : g;
  }

  private static Generation uninstalling(Generation g, UninstallStarted e) {
    return g.with(
        FeatureStatus.UNINSTALLING,
        Optional.of(
            new Operation.Uninstalling(
                List.of(e.commandId()),
                e.receivedAt(),
                e.answerDeadline(),
                false,
                Optional.empty())));
  }

  private static Generation uninstallConfirmed(Generation g) {
    return g.operation().orElse(null) instanceof Operation.Uninstalling op
        ? g.with(op.asConfirmed())
        : g;
  }
}
