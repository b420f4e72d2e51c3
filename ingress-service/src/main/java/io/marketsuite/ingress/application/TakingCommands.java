package io.marketsuite.ingress.application;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.ingress.carerix.ManagementRequest;
import io.marketsuite.ingress.carerix.SettingsPayload;
import io.marketsuite.ingress.domain.AnswerLimits;
import io.marketsuite.ingress.domain.AnswerModes;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes a verified, well-formed command: checks its settings, seals its secrets, gives it an id,
 * and has it produced and answered. Blocks the calling thread. Thread-safe.
 */
public final class TakingCommands {
  private final CheckingSettings settings;
  private final SealingSecrets sealing;
  private final AnsweringCommands answering;
  private final AnswerModes modes;
  private final AnswerLimits limits;
  private final Supplier<UUID> ids;

  public TakingCommands(
      CheckingSettings settings,
      SealingSecrets sealing,
      AnsweringCommands answering,
      AnswerModes modes,
      AnswerLimits limits,
      Supplier<UUID> ids) {
    this.settings = settings;
    this.sealing = sealing;
    this.answering = answering;
    this.modes = modes;
    this.limits = limits;
    this.ids = ids;
  }

  /**
   * Takes a command and returns its answer.
   *
   * @throws RequestRefused if it is refused before anything was written to Kafka
   */
  public AnsweredCommand take(
      ManagementRequest request, CommandSender sender, String featureId, Receipt receipt) {
    request.settings().ifPresent(values -> settings.require(featureId, request.kind(), values));
    Optional<SealedSecrets> secrets = sealing.seal(request, sender.tenantId(), featureId);
    if (receipt.elapsed().compareTo(limits.produced()) >= 0) {
      throw new RequestRefused(
          ProblemType.LOG_UNAVAILABLE,
          "The command could not be taken in time. Please try again later.");
    }
    return answering.answer(command(request, sender, featureId, receipt, secrets), receipt);
  }

  private Command command(
      ManagementRequest request,
      CommandSender sender,
      String featureId,
      Receipt receipt,
      Optional<SealedSecrets> secrets) {
    return new Command(
        Wire.SCHEMA_VERSION,
        ids.get(),
        request.kind(),
        sender.tenantId(),
        sender.tenantDisplay(),
        featureId,
        request.callbackUrl(),
        sender.token(),
        receipt.at(),
        modes.of(request.kind()),
        request.settings().map(SettingsPayload::presence).orElse(List.of()),
        sealing.present(request.credentials()),
        request.publicClients(),
        request.oldVersion(),
        request.newVersion(),
        secrets,
        applyBefore(request.kind(), receipt.at()));
  }

  private Optional<Instant> applyBefore(CommandKind kind, Instant receivedAt) {
    return switch (kind) {
      case UPDATE -> Optional.of(receivedAt.plus(limits.updateAppliesWithin()));
      case CREATE, ACTIVATE, DEACTIVATE, UPGRADE, DELETE, CLEANUP -> Optional.empty();
    };
  }
}
