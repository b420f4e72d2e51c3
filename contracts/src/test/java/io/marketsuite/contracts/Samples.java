package io.marketsuite.contracts;

import io.marketsuite.contracts.lifecycle.*;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.*;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One of each record that goes over the wire, with every field set. */
final class Samples {
  static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
  static final UUID ID = UUID.fromString("01960000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("01960000-0000-7000-8000-000000000002");
  private static final ClientRef BACKEND = new ClientRef("backend", "backend1.apps.carerix.io");
  private static final ClientRef FRONTEND = new ClientRef("frontend", "frontend1.apps.carerix.io");
  private static final Fingerprint FINGERPRINT = new Fingerprint("f1", "Zm9v");
  private static final SettingPresence SETTING = new SettingPresence("backend", "apiKey", true);
  private static final SealedSecrets SECRETS =
      new SealedSecrets(ID, Optional.of("c2VhbGVk"), Optional.of("c2VhbGVk"));
  private static final OperatorOrder ORDER = new OperatorOrder("jane", OTHER, AT);
  private static final String ISSUER = "https://id.carerix.io/auth/realms/acme";

  private Samples() {}

  /** By file name: the topic or family, then the record's type. */
  static Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Object sample : topics()) {
      all.put(io.marketsuite.contracts.wire.Wire.typeName(sample.getClass()), sample);
    }
    for (RepairAction action : actions()) {
      all.put(
          "repair_ordered_" + io.marketsuite.contracts.wire.Wire.typeName(action.getClass()),
          repair(action));
    }
    for (LifecycleEvent event : events()) {
      all.put(
          "event_" + io.marketsuite.contracts.wire.Wire.typeName(event.getClass()),
          decision(event));
    }
    return all;
  }

  static List<Object> topics() {
    return List.of(
        command(),
        new CommandAnswered(1, ID, CommandKind.CREATE, "acme", "partner", 202, 35, AT),
        new InstallationImported(1, ID, "acme", "partner", installation(), ORDER),
        repair(new RepairAction.Adopt(Optional.of(installation()))),
        new Tick(1, 2, AT),
        new DeadlinePassed(1, "acme", "partner", "answer:" + ID, AT),
        new StoreAnswered(
            1,
            ID,
            "acme",
            "partner",
            1,
            StoreResult.INVALID,
            Optional.of("Setting 'backend.x' is not a known setting.")),
        new Erased(1, "acme", "partner", 1, ID),
        request(),
        new ProvisioningCancelled(1, "r1", "acme", "partner", 1),
        new ProvisioningResult(
            1, "r1", "acme", "partner", ProvisioningStatus.FAILED, Optional.of("quota used up")),
        new ProvisioningAttempted(
            1,
            "r1",
            "acme",
            "partner",
            1,
            CommandKind.CREATE,
            2,
            AttemptOutcome.RETRYABLE,
            Optional.of(503),
            12,
            Optional.of("http-status"),
            AT),
        new ProvisioningEnded(
            1, "r1", "acme", "partner", 1, CommandKind.CREATE, CallbackEnding.DELIVERED, 3, AT),
        callback(),
        new CallbackCancelled(1, ID, "acme", "partner", 1, CallbackEnding.SUPERSEDED),
        new CallbackAttempted(
            1,
            ID,
            "acme",
            "partner",
            1,
            CommandKind.CREATE,
            2,
            AttemptOutcome.RETRYABLE,
            Optional.of(429),
            12,
            Optional.of("TOO_MANY_REQUESTS"),
            AT),
        new CallbackEnded(
            1, ID, "acme", "partner", 1, CommandKind.CREATE, CallbackEnding.DELIVERED, 3, AT),
        new Outcome(
            1,
            ID,
            "acme",
            "partner",
            CommandKind.UPDATE,
            OutcomeStage.COMPLETED,
            Verdict.ACCEPTED,
            false,
            false,
            Reason.SETTINGS_INVALID,
            Optional.of("It is not valid.")),
        new InstallationState(
            1,
            "acme",
            "Acme",
            "partner",
            1,
            FeatureStatus.ACTIVATED,
            true,
            true,
            Optional.of(ISSUER),
            Optional.of(1),
            List.of(BACKEND),
            List.of(FRONTEND),
            List.of("backend.apiKey"),
            List.of("backend.mode"),
            AT));
  }

  static List<LifecycleEvent> events() {
    List<LifecycleEvent> events = new ArrayList<>();
    events.add(
        new AnswerAwaited(
            1,
            ID,
            CommandKind.CREATE,
            ID,
            Optional.of("https://api.carerix.io/features/v1/callback"),
            AT));
    events.add(new AnswerRecorded(1, ID, CommandKind.CREATE, 202));
    events.add(new AnswerGivenUp(1, ID, CommandKind.CREATE));
    events.add(new CommandConcluded(1, ID, CommandKind.CREATE, true, Reason.AS_ASKED));
    events.add(
        new InstallationStarted(
            1,
            ID,
            ISSUER,
            "Acme",
            1,
            List.of(BACKEND),
            List.of(FRONTEND),
            Set.of(FINGERPRINT),
            List.of(SETTING),
            AT));
    events.add(new OperationJoined(1, ID, OTHER, CommandKind.CREATE, Set.of(FINGERPRINT)));
    events.add(
        new StoringRequested(
            1,
            ID,
            CommandKind.UPDATE,
            1,
            ISSUER,
            List.of(SETTING),
            false,
            List.of(BACKEND),
            List.of(FRONTEND),
            Optional.of(SECRETS),
            Optional.of(AT),
            AT));
    events.add(new StoringConcluded(1, ID, StoreResult.STORED));
    events.add(new ProvisioningRequested(1, request()));
    events.add(new ProvisioningProgressed(1, "r1"));
    events.add(new ProvisioningConcluded(1, "r1", true, Reason.AS_ASKED));
    events.add(new ProvisioningWithdrawn(1, "r1"));
    events.add(new DeprovisioningSkipped(1));
    events.add(new DeprovisioningAbandoned(1, 3));
    events.add(new Installed(1, ID));
    events.add(new InstallationConfirmed(1));
    events.add(new InstallFailed(1, Reason.PROVISIONING_FAILED));
    events.add(new ActivationStarted(1, ID));
    events.add(new Activated(1));
    events.add(new ActivationFailed(1, Reason.PROVISIONING_FAILED));
    events.add(new DeactivationStarted(1, ID));
    events.add(new Deactivated(1, false));
    events.add(new DeactivationFailed(1, Reason.PROVISIONING_FAILED));
    events.add(new UpdateStarted(1, ID, List.of(SETTING)));
    events.add(new SettingsUpdated(1, ID, List.of(SETTING), false));
    events.add(new UpdateFailed(1, ID, Reason.STORING_EXPIRED));
    events.add(
        new UpgradeStarted(
            1, ID, 1, 2, false, List.of(BACKEND), List.of(FRONTEND), Set.of(FINGERPRINT)));
    events.add(new Upgraded(1, 2, false));
    events.add(new UpgradeFailed(1, Reason.PROVISIONING_TIMED_OUT));
    events.add(new UninstallStarted(1, ID, AT, AT));
    events.add(new UninstallConfirmed(1, ID));
    events.add(new Uninstalled(1));
    events.add(new UninstallReverted(1, Reason.DELETE_UNANSWERED));
    events.add(new UninstallFailed(1, Reason.PROVISIONING_FAILED));
    events.add(new GenerationReplaced(1, true, AT));
    events.add(new CleanedUp(1, ID, true, AT));
    events.add(new CallbackRequested(1, callback()));
    events.add(new CallbackWithdrawn(1, ID, CallbackEnding.PRESUMED_DELIVERED));
    events.add(new CallbackConcluded(1, ID, CommandKind.CREATE, CallbackEnding.DELIVERED));
    events.add(new ErasureDue(1, Set.of(ID), false));
    events.add(new ErasureDone(1, ID));
    events.add(new DataKeyDiscarded(1, ID, OTHER));
    events.add(new AnomalyNoted(1, Reason.ISSUER_MISMATCH, "A sentence."));
    events.add(new GenerationForgotten(1));
    events.add(
        new ImportStarted(
            1,
            ID,
            ISSUER,
            "Acme",
            RestingStatus.ACTIVATED,
            1,
            List.of(BACKEND),
            List.of(FRONTEND),
            Set.of(FINGERPRINT),
            List.of(SETTING),
            AT));
    events.add(new Imported(1, ID, RestingStatus.ACTIVATED));
    events.add(new ImportFailed(1, Reason.SETTINGS_INVALID));
    events.add(new StatusForced(1, ID, RestingStatus.DEACTIVATED));
    events.add(new AbsenceForced(1, ID, true, AT));
    events.add(new CallbackResent(1, resend()));
    events.add(new ReprovisioningRequested(1, request()));
    return events;
  }

  /** Every one, by the record that orders it. */
  static List<RepairAction> actions() {
    return List.of(
        new RepairAction.ForceStatus(RestingStatus.ACTIVATED),
        new RepairAction.ForceAbsent(),
        new RepairAction.ResendCallback(),
        new RepairAction.Reprovision(),
        new RepairAction.Adopt(Optional.empty()));
  }

  private static RepairOrdered repair(RepairAction action) {
    return new RepairOrdered(1, ID, "acme", "partner", action, Optional.of(1L), true, ORDER);
  }

  private static InstalledElsewhere installation() {
    return new InstalledElsewhere(
        "Acme",
        ISSUER,
        RestingStatus.ACTIVATED,
        1,
        List.of(SETTING),
        List.of(new PresentedCredential("backend", BACKEND.clientId(), List.of(FINGERPRINT))),
        List.of(FRONTEND),
        Optional.of(SECRETS));
  }

  private static DecisionRecord decision(LifecycleEvent event) {
    return new DecisionRecord(
        1,
        Optional.of("acme"),
        Optional.of("partner"),
        new DecisionRecord.DecidedInput(Topics.COMMANDS, 0, 7, AT, command()),
        Verdict.ACCEPTED,
        Reason.AS_ASKED,
        Optional.empty(),
        "config-hash",
        Optional.of("manifest-hash"),
        List.of(event));
  }

  private static Command command() {
    return new Command(
        1,
        ID,
        CommandKind.UPGRADE,
        "acme",
        "Acme",
        "partner",
        Optional.of("https://api.carerix.io/features/v1/callback"),
        new TokenFacts(ISSUER, "k1", AT),
        AT,
        AnswerMode.ASYNC,
        List.of(SETTING),
        List.of(new PresentedCredential("backend", BACKEND.clientId(), List.of(FINGERPRINT))),
        List.of(FRONTEND),
        Optional.of("1"),
        Optional.of("2"),
        Optional.of(SECRETS),
        Optional.of(AT));
  }

  private static ProvisioningRequest request() {
    return new ProvisioningRequest(
        1,
        "r1",
        "acme",
        "partner",
        1,
        CommandKind.UPGRADE,
        ProvisioningDelivery.HTTP,
        ISSUER,
        List.of(BACKEND),
        List.of(FRONTEND),
        Optional.of("1"),
        Optional.of("2"),
        "https://settings.example/credentials",
        "https://settings.example/token",
        AT);
  }

  private static CallbackRequest resend() {
    CallbackRequest owed = callback();
    return new CallbackRequest(
        owed.schemaVersion(),
        OTHER,
        owed.tenantId(),
        owed.featureId(),
        owed.generation(),
        owed.kind(),
        owed.status(),
        owed.callbackUrl(),
        owed.issuer(),
        owed.client(),
        Optional.empty(),
        AT,
        Optional.of(new CallbackResend(ID, 1)));
  }

  private static CallbackRequest callback() {
    return new CallbackRequest(
        1,
        ID,
        "acme",
        "partner",
        1,
        CommandKind.CREATE,
        CallbackStatus.SUCCESS,
        Optional.of("https://api.carerix.io/features/v1/callback"),
        ISSUER,
        Optional.of(BACKEND),
        Optional.of(CallbackEnding.JOINED),
        AT);
  }
}
