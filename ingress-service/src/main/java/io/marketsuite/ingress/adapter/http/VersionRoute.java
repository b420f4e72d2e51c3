package io.marketsuite.ingress.adapter.http;

import io.marketsuite.contracts.wire.Wire;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /api/v1/version}: public, so that clients can tell whom they talk to. */
public final class VersionRoute {
  private final Version version;

  /**
   * The route.
   *
   * @param build the build's version
   */
  public VersionRoute(String build) {
    this.version = new Version("v1", build, Wire.SCHEMA_VERSION);
  }

  /**
   * What is told.
   *
   * @param schemaVersion of the records on the topics
   */
  record Version(String apiVersion, String buildVersion, int schemaVersion) {}

  void handle(RoutingContext exchange) {
    Replies.json(exchange, 200, version);
  }
}
