package io.marketsuite.ingress.config;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.ingress.adapter.kafka.InstallationView;
import io.marketsuite.ingress.adapter.kafka.KafkaTelemetryLog;
import io.marketsuite.ingress.adapter.metrics.MeteredObservations;
import io.marketsuite.ingress.adapter.postgres.PostgresKeyVault;
import io.marketsuite.ingress.application.AnsweringCommands;
import io.marketsuite.ingress.application.CheckingSettings;
import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.application.SealingSecrets;
import io.marketsuite.ingress.application.TakingCommands;
import io.marketsuite.ingress.application.TakingTelemetry;
import io.marketsuite.ingress.application.WaitingRoom;
import io.marketsuite.ingress.domain.AnswerLimits;
import io.marketsuite.ingress.domain.AnswerModes;
import io.marketsuite.ingress.domain.UuidV7;
import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.keyring.KeysetFiles;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Puts the use cases together. */
@Singleton
public class Wiring {

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  ManifestCatalogue manifests(IngressConfig config) {
    return ManifestCatalogue.load(config.manifests(), config.releasedVersions());
  }

  @Produces
  @Singleton
  Observations observations(MeterRegistry meters) {
    return new MeteredObservations(meters);
  }

  @Produces
  @Singleton
  WaitingRoom waitingRoom(MeterRegistry meters) {
    WaitingRoom room = new WaitingRoom();
    meters.gauge("ingress.commands.waiting", room, WaitingRoom::size);
    return room;
  }

  @Produces
  @Singleton
  AnswerLimits answerLimits(IngressConfig config) {
    IngressConfig.Deadlines limits = config.deadlines();
    return new AnswerLimits(
        limits.produced(), limits.waitEnds(), limits.recording(), limits.answered());
  }

  @Produces
  @Singleton
  AnswerModes answerModes(IngressConfig config) {
    IngressConfig.Answers answers = config.answers();
    IngressConfig.Provisioning provisioning = config.provisioning();
    return AnswerModes.of(
        Map.of(
            CommandKind.CREATE, answers.create(),
            CommandKind.ACTIVATE, answers.activate(),
            CommandKind.DEACTIVATE, answers.deactivate(),
            CommandKind.UPGRADE, answers.upgrade(),
            CommandKind.DELETE, answers.delete(),
            CommandKind.CLEANUP, answers.cleanup()),
        Map.of(
            CommandKind.CREATE, provisioning.create(),
            CommandKind.ACTIVATE, provisioning.activate(),
            CommandKind.DEACTIVATE, provisioning.deactivate(),
            CommandKind.UPGRADE, provisioning.upgrade(),
            CommandKind.DELETE, provisioning.delete(),
            CommandKind.CLEANUP, provisioning.cleanup()));
  }

  @Produces
  @Singleton
  SealingSecrets sealing(IngressConfig config, DataSource database, InstantSource clock) {
    return new SealingSecrets(
        KeysetFiles.wrappingPublicKey(config.keysFolder().resolve(GenerateKeys.WRAPPING_PUBLIC)),
        KeysetFiles.fingerprints(config.keysFolder().resolve(GenerateKeys.FINGERPRINT)),
        new PostgresKeyVault(database, config.limits().keyStoreTime()),
        ids(clock));
  }

  @Produces
  @Singleton
  AnsweringCommands answering(
      WaitingRoom room,
      KafkaParts.CommandLogs logs,
      InstallationView installations,
      ManifestCatalogue manifests,
      AnswerLimits limits) {
    return new AnsweringCommands(
        room, logs.commands(), logs.acceptances(), installations, manifests, limits);
  }

  @Produces
  @Singleton
  TakingCommands takingCommands(
      ManifestCatalogue manifests,
      SealingSecrets sealing,
      AnsweringCommands answering,
      AnswerModes modes,
      AnswerLimits limits,
      InstantSource clock) {
    return new TakingCommands(
        new CheckingSettings(manifests), sealing, answering, modes, limits, ids(clock));
  }

  @Produces
  @Singleton
  TakingTelemetry takingTelemetry(
      KafkaTelemetryLog log,
      InstallationView installations,
      Observations observations,
      AnswerLimits limits) {
    return new TakingTelemetry(log, installations, observations, limits.waitEnds());
  }

  private static Supplier<UUID> ids(InstantSource clock) {
    SecureRandom random = new SecureRandom();
    return () -> UuidV7.of(clock.instant(), random.nextLong(), random.nextLong());
  }
}
