package io.marketsuite.ingress.config;

import io.marketsuite.ingress.adapter.kafka.KafkaTelemetryLog;
import io.marketsuite.ingress.application.SealingSecrets;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Loads what the first command would otherwise wait for, beside the start and not in it. That the
 * key files are usable is checked in the start itself: without them the service does not start.
 */
@Singleton
public class WarmUp {
  private final SealingSecrets sealing;
  private final KafkaParts kafka;
  private final KafkaTelemetryLog telemetry;
  private final TokenWarmUp tokens;

  /** Made by the container. */
  WarmUp(
      SealingSecrets sealing, KafkaParts kafka, KafkaTelemetryLog telemetry, TokenWarmUp tokens) {
    this.sealing = sealing;
    this.kafka = kafka;
    this.telemetry = telemetry;
    this.tokens = tokens;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("warm-up-keys").start(sealing::warmUp);
    Thread.ofVirtual().name("warm-up-kafka").start(kafka::warmUp);
    Thread.ofVirtual().name("warm-up-telemetry").start(telemetry::warmUp);
    Thread.ofVirtual().name("warm-up-tokens").start(tokens::warmUp);
  }
}
