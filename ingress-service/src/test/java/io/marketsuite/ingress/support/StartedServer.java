package io.marketsuite.ingress.support;

import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Keeps the options that the public server was started with. */
@Singleton
public class StartedServer {
  private final CompletableFuture<HttpServerOptions> options = new CompletableFuture<>();

  void started(@ObservesAsync HttpServerStart start) {
    options.complete(start.options());
  }

  /** The options. */
  public CompletableFuture<HttpServerOptions> options() {
    return options;
  }
}
