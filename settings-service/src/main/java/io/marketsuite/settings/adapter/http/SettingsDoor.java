package io.marketsuite.settings.adapter.http;

import io.marketsuite.boundary.quarkus.RouteGroup;
import io.marketsuite.boundary.quarkus.SourceGuard;
import io.marketsuite.settings.config.SettingsConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Stands before the settings endpoint: who may come from where, and how many at a time. A request
 * beyond the bound costs nothing but its answer. Thread-safe.
 */
@Singleton
class SettingsDoor {
  private final SourceGuard sources;
  private final Semaphore places;
  private final MeterRegistry metrics;

  SettingsDoor(SourceGuard sources, SettingsConfig config, MeterRegistry metrics) {
    int bound = config.limits().readsInFlight();
    this.sources = sources;
    this.places = new Semaphore(bound);
    this.metrics = metrics;
    Gauge.builder("settings.in.flight", places, free -> bound - free.availablePermits())
        .register(metrics);
  }

  /** Lets a request pass, or answers it. */
  Response pass(HttpServerRequest request, Supplier<Response> work) {
    if (!sources.admits(request, RouteGroup.MARKETPLACE)) {
      return Problems.sourceRefused();
    }
    if (!places.tryAcquire()) {
      metrics.counter("settings.overloaded").increment();
      return Problems.overloaded();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
