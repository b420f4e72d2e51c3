package io.marketsuite.ingress.domain.telemetry;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event that is fit to be kept: it belongs to the verified tenant, and its data is what its
 * type's schema allows and nothing else.
 *
 * @param time when it occurred, by its producer's clock
 * @param data as it was given
 */
public record TelemetryEvent(
    String id,
    String source,
    TelemetryType type,
    Instant time,
    String tenantId,
    String featureId,
    Map<String, Object> data) {
  /** Keeps the data's order. */
  public TelemetryEvent {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }
}
