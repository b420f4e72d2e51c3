package io.marketsuite.ingress.domain.telemetry;

import java.util.Optional;
import java.util.stream.Stream;

/** The event types with a schema. */
public enum TelemetryType {
  /** Somebody did something. */
  ACTIVITY("marketplace.activity.v1"),
  /** Something was metered. */
  USAGE("marketplace.usage.v1"),
  /** A page was shown. */
  PAGE("marketplace.page.v1");

  private final String wireName;

  TelemetryType(String wireName) {
    this.wireName = wireName;
  }

  /** The CloudEvents {@code type}. */
  public String wireName() {
    return wireName;
  }

  static Optional<TelemetryType> named(String name) {
    return Stream.of(values()).filter(type -> type.wireName.equals(name)).findFirst();
  }
}
