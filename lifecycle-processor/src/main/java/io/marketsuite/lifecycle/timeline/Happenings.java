package io.marketsuite.lifecycle.timeline;

import static io.marketsuite.lifecycle.timeline.Names.title;
import static io.marketsuite.lifecycle.timeline.Names.words;

import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.*;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How each event is told. What a summary needs stands in facts; of sealed secrets and fingerprints
 * nothing is taken over.
 */
final class Happenings {
  private Happenings() {}

  static Happening of(LifecycleEvent event) {
    return switch (event) {
      case AnswerAwaited e -> about(e, e.commandId(), title(e.kind()) + " waits for its answer.");
      case AnswerRecorded e ->
          about(
              e,
              e.commandId(),
              "The answer " + e.status() + " to the " + title(e.kind()) + " is recorded.");
      case AnswerGivenUp e ->
          about(
              e,
              e.commandId(),
              "No answer became known: the " + title(e.kind()) + " is unanswered.");
      case CommandConcluded e ->
          about(e, e.commandId(), concluded(e))
              .with(
                  Map.of(
                      "succeeded", Boolean.toString(e.succeeded()), "reason", e.reason().name()));
      case InstallationStarted e ->
          about(
              e,
              e.commandId(),
              "Generation "
                  + e.generation()
                  + " begins, with manifest version "
                  + e.manifestVersion()
                  + ".");
      case OperationJoined e ->
          about(e, e.commandId(), "It shares the operation of command " + e.operationId() + ".");
      case StoringRequested e ->
          about(e, e.commandId(), storing(e)).with(Map.of("deadline", e.deadline().toString()));
      case StoringConcluded e ->
          about(
                  e,
                  e.commandId(),
                  "settings-service's answer is taken in: " + words(e.result()) + ".")
              .with(Map.of("result", e.result().name()));
      case ProvisioningRequested e -> requested(e, e.request());
      case ProvisioningProgressed e ->
          request(e, e.requestId(), "The vendor is still at it.", Map.of());
      case ProvisioningConcluded e ->
          request(
              e,
              e.requestId(),
              e.succeeded()
                  ? "The vendor's part succeeded."
                  : "The vendor's part failed: " + words(e.reason()) + ".",
              Map.of("succeeded", Boolean.toString(e.succeeded()), "reason", e.reason().name()));
      case ProvisioningWithdrawn e ->
          request(
              e,
              e.requestId(),
              "The request is withdrawn: what comes for it is ignored.",
              Map.of());
      case DeprovisioningSkipped e -> told(e, "The vendor has no part in ending the generation.");
      case DeprovisioningAbandoned e ->
          told(
              e,
              "Deprovisioning was tried "
                  + e.attempts()
                  + " times and given up: it is the operator's now.");
      case Installed e -> about(e, e.commandId(), "The feature is installed, and deactivated.");
      case InstallationConfirmed e ->
          told(e, "The marketplace is known to have taken the installation as done.");
      case InstallFailed e -> told(e, "The installation failed: " + words(e.reason()) + ".");
      case ActivationStarted e -> about(e, e.commandId(), "Activation begins.");
      case Activated e -> told(e, "The feature is activated.");
      case ActivationFailed e -> told(e, "The activation failed: " + words(e.reason()) + ".");
      case DeactivationStarted e -> about(e, e.commandId(), "Deactivation begins.");
      case Deactivated e ->
          told(
              e,
              "The feature is deactivated" + (e.implicit() ? ", on the way to its removal." : "."));
      case DeactivationFailed e -> told(e, "The deactivation failed: " + words(e.reason()) + ".");
      case UpdateStarted e ->
          about(e, e.commandId(), "An update of " + settings(e.settings()) + " begins.");
      case SettingsUpdated e ->
          about(
              e,
              e.commandId(),
              "The settings are updated: "
                  + settings(e.settings())
                  + (e.replaceAll() ? "; all others are cleared." : "."));
      case UpdateFailed e ->
          about(e, e.commandId(), "The update failed: " + words(e.reason()) + ".");
      case UpgradeStarted e -> about(e, e.commandId(), upgrade(e));
      case Upgraded e ->
          told(
              e,
              e.repair()
                  ? "The credentials are repaired; the manifest version stays "
                      + e.manifestVersion()
                      + "."
                  : "The feature is upgraded to manifest version " + e.manifestVersion() + ".");
      case UpgradeFailed e -> told(e, "The upgrade failed: " + words(e.reason()) + ".");
      case UninstallStarted e ->
          about(
              e,
              e.commandId(),
              "Removal begins; nothing is destroyed before the Delete's answer is recorded, at the latest "
                  + e.answerDeadline()
                  + ".");
      case UninstallConfirmed e ->
          about(e, e.commandId(), "The Delete's answer is recorded: there is no way back.");
      case Uninstalled e -> told(e, "The feature is removed.");
      case UninstallReverted e ->
          told(e, "The removal is taken back: the feature is deactivated again.");
      case UninstallFailed e ->
          told(e, "The removal failed: " + words(e.reason()) + ". The feature is deactivated.");
      case GenerationReplaced e ->
          told(
              e,
              "Generation " + e.generation() + " is closed: a Create with other credentials came.");
      case CleanedUp e ->
          about(
              e,
              e.commandId(),
              "The customer left: the feature is absent, its data is due for erasure.");
      case CallbackRequested e -> callback(e);
      case CallbackWithdrawn e ->
          about(e, e.commandId(), "The callback is withdrawn: " + words(e.ending()) + ".");
      case CallbackConcluded e ->
          about(e, e.commandId(), "The callback is over: " + words(e.ending()) + ".")
              .with(Map.of("ending", e.ending().name()));
      case ErasureDue e ->
          told(
              e,
              "All that can be read of generation "
                  + e.generation()
                  + " is due for erasure"
                  + (e.tenantWide() ? ": the tenant left." : "."));
      case ErasureDone e ->
          told(
                  e,
                  "Generation "
                      + e.generation()
                      + " is erased; the receipt is "
                      + e.receiptId()
                      + ".")
              .with(Map.of("receipt_id", e.receiptId().toString()));
      case DataKeyDiscarded e ->
          about(e, e.commandId(), "The key of what the command brought is to be destroyed.");
      case AnomalyNoted e ->
          told(e, "To be looked at (" + words(e.reason()) + "): " + e.sentence());
      case ImportStarted e ->
          about(
              e,
              e.importId(),
              "Generation "
                  + e.generation()
                  + " begins by an operator's word, "
                  + words(e.status())
                  + ", with manifest version "
                  + e.manifestVersion()
                  + ".");
      case Imported e ->
          about(
              e,
              e.importId(),
              "What the operator stated is stored: the feature is " + words(e.status()) + ".");
      case ImportFailed e ->
          told(e, "What the operator stated was not taken over: " + words(e.reason()) + ".");
      case StatusForced e ->
          about(e, e.repairId(), "An operator sets the status: " + words(e.status()) + ".");
      case AbsenceForced e ->
          about(
              e,
              e.repairId(),
              "An operator closes generation " + e.generation() + ": it is absent.");
      case CallbackResent e ->
          about(
                  e,
                  e.request().commandId(),
                  "An operator has the callback made once more: " + e.request().status() + ".")
              .with(Map.of("status", e.request().status().name()));
      case ReprovisioningRequested e -> requested(e, e.request());
      case GenerationForgotten e ->
          told(e, "The fingerprints of generation " + e.generation() + " are forgotten.");
    };
  }

  private static Happening told(LifecycleEvent event, String sentence) {
    return new Happening(
        Names.type(event.getClass()), event.generation(), sentence, Optional.empty(), Map.of());
  }

  private static Happening about(LifecycleEvent event, UUID command, String sentence) {
    return new Happening(
        Names.type(event.getClass()), event.generation(), sentence, Optional.of(command), Map.of());
  }

  private static Happening request(
      LifecycleEvent event, String requestId, String sentence, Map<String, String> facts) {
    Map<String, String> all = new TreeMap<>(facts);
    all.put("request_id", requestId);
    return told(event, sentence).with(all);
  }

  private static Happening requested(LifecycleEvent e, ProvisioningRequest request) {
    return request(
        e,
        request.requestId(),
        "The vendor is asked to " + words(request.kind()) + ", until " + request.deadline() + ".",
        Map.of(
            "kind", request.kind().name(),
            "delivery", request.delivery().name(),
            "deadline", request.deadline().toString()));
  }

  private static Happening callback(CallbackRequested e) {
    String sentence =
        e.request()
            .endAs()
            .map(ending -> "No callback is sent; it ends as " + words(ending) + ".")
            .orElse("A callback is due: " + e.request().status() + ".");
    return about(e, e.request().commandId(), sentence)
        .with(Map.of("status", e.request().status().name()));
  }

  private static String concluded(CommandConcluded e) {
    return title(e.kind())
        + (e.succeeded() ? " succeeded." : " failed: " + words(e.reason()) + ".");
  }

  private static String storing(StoringRequested e) {
    return "settings-service is asked to store "
        + settings(e.settings())
        + " and "
        + e.confidentialClients().size()
        + " confidential client"
        + (e.confidentialClients().size() == 1 ? "" : "s")
        + ".";
  }

  private static String upgrade(UpgradeStarted e) {
    return e.repair()
        ? "A repair of the credentials begins, at manifest version " + e.newVersion() + "."
        : "An upgrade from manifest version "
            + e.oldVersion()
            + " to "
            + e.newVersion()
            + " begins.";
  }

  /** Codes alone: values never get this far. */
  private static String settings(List<SettingPresence> named) {
    return named.isEmpty()
        ? "no settings"
        : named.stream().map(SettingPresence::path).sorted().collect(Collectors.joining(", "));
  }
}
