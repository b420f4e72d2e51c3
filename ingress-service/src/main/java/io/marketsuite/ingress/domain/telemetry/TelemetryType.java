package io.marketsuite.ingress.domain.telemetry;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The event types with a schema. */
public enum TelemetryType {
  /** Somebody did something. */
  ACTIVITY("marketplace.activity.v1"),
  /** Something was metered. */
  USAGE("marketplace.usage.v1"),
  /** A page was shown. */
  PAGE("marketplace.page.v1");

  private static final Map<String, TelemetryType> BY_NAME =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(TelemetryType::wireName, t -> t));

  private final String wireName;

  TelemetryType(String wireName) {
    this.wireName = wireName;
  }

  /** The CloudEvents {@code type}. */
  public String wireName() {
    return wireName;
  }

  static Optional<TelemetryType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
