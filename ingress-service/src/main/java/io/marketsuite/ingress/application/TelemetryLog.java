package io.marketsuite.ingress.application;

import io.marketsuite.ingress.domain.telemetry.TelemetryEvent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The topic of raw telemetry; completes as {@link CommandLog} does. Thread-safe. */
@FunctionalInterface
public interface TelemetryLog {

  /** Appends an event. */
  CompletionStage<Void> append(TelemetryEvent event, Optional<String> traceparent);
}
