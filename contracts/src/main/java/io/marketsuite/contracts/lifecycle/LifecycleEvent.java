package io.marketsuite.contracts.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What happened to an installation. State is the fold of these; appending one is applying it.
 *
 * <p>On the wire each carries {@code type}, the record's name in snake case. A released event keeps
 * its meaning for ever.
 */
public sealed interface LifecycleEvent {

  /** The generation it happened to; 0 where none ever existed. */
  long generation();

  /**
   * A command was decided and its answer is not yet known.
   *
   * @param operationId the command whose operation it shares: its own id unless it joined
   */
  record AnswerAwaited(
      long generation,
      UUID commandId,
      CommandKind kind,
      UUID operationId,
      Optional<String> callbackUrl,
      Instant receivedAt)
      implements LifecycleEvent {}

  /** The ingress's answer is known. */
  record AnswerRecorded(long generation, UUID commandId, CommandKind kind, int status)
      implements LifecycleEvent {}

  /** No answer became known in time: the command is unanswered. */
  record AnswerGivenUp(long generation, UUID commandId, CommandKind kind)
      implements LifecycleEvent {}

  /** The command has its result, whether or not anybody still waits for it. */
  record CommandConcluded(
      long generation, UUID commandId, CommandKind kind, boolean succeeded, Reason reason)
      implements LifecycleEvent {}

  /** A new generation began with an accepted Create. */
  record InstallationStarted(
      long generation,
      UUID commandId,
      String issuer,
      String tenantDisplay,
      int manifestVersion,
      List<ClientRef> confidentialClients,
      List<ClientRef> publicClients,
      Set<Fingerprint> fingerprints,
      List<SettingPresence> settings,
      Instant tokenIssuedAt)
      implements LifecycleEvent {}

  /** A command shares the running operation; a Create or Upgrade may bring further credentials. */
  record OperationJoined(
      long generation,
      UUID commandId,
      UUID operationId,
      CommandKind kind,
      Set<Fingerprint> fingerprints)
      implements LifecycleEvent {}

  /**
   * settings-service is asked to store a command's settings and credentials; repeated under the
   * same command id until answered.
   *
   * @param manifestVersion by which the settings are validated
   * @param settings the codes named, so that those without a value are cleared
   * @param replaceAll whether codes that are not named are cleared too
   * @param publicClients to keep beside the confidential ones
   * @param applyBefore if set, it must not be applied later than this by PostgreSQL's clock
   * @param deadline when silence is decided
   */
  record StoringRequested(
      long generation,
      UUID commandId,
      CommandKind kind,
      int manifestVersion,
      String issuer,
      List<SettingPresence> settings,
      boolean replaceAll,
      List<ClientRef> confidentialClients,
      List<ClientRef> publicClients,
      Optional<SealedSecrets> secrets,
      Optional<Instant> applyBefore,
      Instant deadline)
      implements LifecycleEvent {}

  /** The answer to {@link StoringRequested} was taken in. */
  record StoringConcluded(long generation, UUID commandId, StoreResult result)
      implements LifecycleEvent {}

  /** Work for the vendor is outstanding. */
  record ProvisioningRequested(long generation, ProvisioningRequest request)
      implements LifecycleEvent {}

  /** The vendor is still at it. */
  record ProvisioningProgressed(long generation, String requestId) implements LifecycleEvent {}

  /** The vendor's part of a request ended. */
  record ProvisioningConcluded(long generation, String requestId, boolean succeeded, Reason reason)
      implements LifecycleEvent {}

  /** The request is fenced: whatever comes for it is ignored. */
  record ProvisioningWithdrawn(long generation, String requestId) implements LifecycleEvent {}

  /** The vendor has no part in ending a closed generation. */
  record DeprovisioningSkipped(long generation) implements LifecycleEvent {}

  /** An old generation's deprovisioning was tried as often as configured: the operator's now. */
  record DeprovisioningAbandoned(long generation, int attempts) implements LifecycleEvent {}

  /** The installation succeeded; it is deactivated now. */
  record Installed(long generation, UUID commandId) implements LifecycleEvent {}

  /** It is known that the marketplace took the installation as done. */
  record InstallationConfirmed(long generation) implements LifecycleEvent {}

  /** The installation failed; the feature is absent. */
  record InstallFailed(long generation, Reason reason) implements LifecycleEvent {}

  record ActivationStarted(long generation, UUID commandId) implements LifecycleEvent {}

  record Activated(long generation) implements LifecycleEvent {}

  record ActivationFailed(long generation, Reason reason) implements LifecycleEvent {}

  record DeactivationStarted(long generation, UUID commandId) implements LifecycleEvent {}

  /**
   * @param implicit by a Delete of an activated feature
   */
  record Deactivated(long generation, boolean implicit) implements LifecycleEvent {}

  record DeactivationFailed(long generation, Reason reason) implements LifecycleEvent {}

  record UpdateStarted(long generation, UUID commandId, List<SettingPresence> settings)
      implements LifecycleEvent {}

  record SettingsUpdated(
      long generation, UUID commandId, List<SettingPresence> settings, boolean replaceAll)
      implements LifecycleEvent {}

  record UpdateFailed(long generation, UUID commandId, Reason reason) implements LifecycleEvent {}

  /**
   * @param repair credentials only, no migration
   * @param confidentialClients all of them, after merging
   * @param publicClients all of them, after merging
   * @param fingerprints those that are new
   */
  record UpgradeStarted(
      long generation,
      UUID commandId,
      int oldVersion,
      int newVersion,
      boolean repair,
      List<ClientRef> confidentialClients,
      List<ClientRef> publicClients,
      Set<Fingerprint> fingerprints)
      implements LifecycleEvent {}

  /**
   * @param repair whether it was one: then no version changed
   */
  record Upgraded(long generation, int manifestVersion, boolean repair) implements LifecycleEvent {}

  record UpgradeFailed(long generation, Reason reason) implements LifecycleEvent {}

  /**
   * A Delete was accepted; nothing is destroyed before its answer is recorded.
   *
   * @param answerDeadline when an unanswered Delete goes back
   */
  record UninstallStarted(
      long generation, UUID commandId, Instant receivedAt, Instant answerDeadline)
      implements LifecycleEvent {}

  /** The Delete's answer is recorded: from here on there is no way back. */
  record UninstallConfirmed(long generation, UUID commandId) implements LifecycleEvent {}

  record Uninstalled(long generation) implements LifecycleEvent {}

  /** The Delete is unanswered: the feature is deactivated again. */
  record UninstallReverted(long generation, Reason reason) implements LifecycleEvent {}

  record UninstallFailed(long generation, Reason reason) implements LifecycleEvent {}

  /**
   * The marketplace believes this generation absent: a Create with other credentials came.
   *
   * @param wasInstalled whether it had reached installed
   * @param receivedAt when that Create was received
   */
  record GenerationReplaced(long generation, boolean wasInstalled, Instant receivedAt)
      implements LifecycleEvent {}

  /**
   * The customer left: the feature is absent and its data is due for erasure.
   *
   * @param wasInstalled whether it had reached installed
   */
  record CleanedUp(long generation, UUID commandId, boolean wasInstalled, Instant receivedAt)
      implements LifecycleEvent {}

  /** A 202 that was recorded is owed its callback, or its ending. */
  record CallbackRequested(long generation, CallbackRequest request) implements LifecycleEvent {}

  /** A callback is not wanted any more. */
  record CallbackWithdrawn(long generation, UUID commandId, CallbackEnding ending)
      implements LifecycleEvent {}

  /** A callback ended. */
  record CallbackConcluded(long generation, UUID commandId, CommandKind kind, CallbackEnding ending)
      implements LifecycleEvent {}

  /**
   * settings-service is to destroy all that can be read of a generation.
   *
   * @param tenantWide whether the tenant left altogether
   */
  record ErasureDue(long generation, Set<UUID> dataKeyIds, boolean tenantWide)
      implements LifecycleEvent {}

  record ErasureDone(long generation, UUID receiptId) implements LifecycleEvent {}

  /** A command that stores nothing brought a data key: it is to be destroyed at once. */
  record DataKeyDiscarded(long generation, UUID commandId, UUID dataKeyId)
      implements LifecycleEvent {}

  /** Something an operator should look at. */
  record AnomalyNoted(long generation, Reason reason, String sentence) implements LifecycleEvent {}

  /** A closed generation's fingerprints were kept long enough. */
  record GenerationForgotten(long generation) implements LifecycleEvent {}

  /** A new generation began with an operator's import or adoption. */
  record ImportStarted(
      long generation,
      UUID importId,
      String issuer,
      String tenantDisplay,
      RestingStatus status,
      int manifestVersion,
      List<ClientRef> confidentialClients,
      List<ClientRef> publicClients,
      Set<Fingerprint> fingerprints,
      List<SettingPresence> settings,
      Instant orderedAt)
      implements LifecycleEvent {}

  /** The import is stored: the installation is there as the operator stated it. */
  record Imported(long generation, UUID importId, RestingStatus status) implements LifecycleEvent {}

  /** The import was not stored; the feature is absent. */
  record ImportFailed(long generation, Reason reason) implements LifecycleEvent {}

  /** An operator set the status. While Updates are being applied it is the one they return to. */
  record StatusForced(long generation, UUID repairId, RestingStatus status)
      implements LifecycleEvent {}

  /**
   * An operator closed the generation: the feature is absent.
   *
   * @param wasInstalled whether it had reached installed
   */
  record AbsenceForced(long generation, UUID repairId, boolean wasInstalled, Instant orderedAt)
      implements LifecycleEvent {}

  /** An operator has the last callback made once more; what was owed is not touched. */
  record CallbackResent(long generation, CallbackRequest request) implements LifecycleEvent {}

  /** An operator has the vendor asked for an installation at rest; no status depends on it. */
  record ReprovisioningRequested(long generation, ProvisioningRequest request)
      implements LifecycleEvent {}
}
