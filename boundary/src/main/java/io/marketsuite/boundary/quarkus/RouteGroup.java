package io.marketsuite.boundary.quarkus;

/** The routes that an allow-list of sources can cover. */
public enum RouteGroup {
  /** What the marketplace calls: management, settings. {@code suite.inbound.allowed-sources}. */
  MARKETPLACE,
  /** What vendors' clients call. {@code suite.inbound.telemetry-sources}. */
  TELEMETRY
}
