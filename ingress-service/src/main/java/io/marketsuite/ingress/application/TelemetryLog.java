package io.marketsuite.ingress.application;

import io.marketsuite.ingress.domain.telemetry.TelemetryEvent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The topic of raw telemetry. A stage completes when Kafka has acknowledged the event, and
 * exceptionally where that is not known. Unlike {@link CommandLog}, a call never blocks: where
 * there is no room for the event, or Kafka was not reached yet, the stage has failed when it
 * returns. Thread-safe.
 */
@FunctionalInterface
public interface TelemetryLog {

  /** Appends an event. */
  CompletionStage<Void> append(TelemetryEvent event, Optional<String> traceparent);
}
