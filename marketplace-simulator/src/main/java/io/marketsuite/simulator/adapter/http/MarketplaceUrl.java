package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.config.SimulatorConfig;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;

/** The marketplace's own base URL: configured, or the port it listens on. */
@ApplicationScoped
public class MarketplaceUrl {
  private final SimulatorConfig config;
  private final AtomicInteger port = new AtomicInteger();

  MarketplaceUrl(SimulatorConfig config) {
    this.config = config;
  }

  void onListening(@Observes HttpServerStart start) {
    port.set(start.options().getPort());
  }

  /** The URL without a slash at its end. */
  public String get() {
    return config.baseUrl().orElseGet(() -> "http://localhost:" + port.get());
  }
}
