package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.config.SimulatorConfig;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;

/** The marketplace's own base URL: configured, or the port it really listens on. */
@Singleton
public class MarketplaceUrl {
  private final SimulatorConfig config;
  private final HttpServer server;

  MarketplaceUrl(SimulatorConfig config, HttpServer server) {
    this.config = config;
    this.server = server;
  }

  /** The URL without a slash at its end; known once the server listens. */
  public String get() {
    return config.baseUrl().orElseGet(() -> "http://localhost:" + server.getPort());
  }
}
