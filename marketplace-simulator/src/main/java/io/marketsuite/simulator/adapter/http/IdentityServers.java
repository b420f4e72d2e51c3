package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.config.SimulatorConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/** Opens a port per identity server when first asked for, and closes them at the end. */
@Singleton
public class IdentityServers {
  private final List<HttpServer> servers = new ArrayList<>();
  private final Map<String, String> baseUrls = new TreeMap<>();

  IdentityServers(Vertx vertx, SimulatorConfig config, IdentityRoutes routes) {
    config
        .identityServers()
        .forEach((id, server) -> open(vertx, config.identityHost(), id, server, routes));
  }

  private void open(
      Vertx vertx,
      String host,
      String id,
      SimulatorConfig.IdentityServer config,
      IdentityRoutes routes) {
    try {
      HttpServer server =
          vertx
              .createHttpServer(new HttpServerOptions().setHost(host).setPort(config.port()))
              .requestHandler(request -> routes.handle(id, request))
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      servers.add(server);
      baseUrls.put(id, config.baseUrl().orElse("http://localhost:" + server.actualPort()));
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "Identity server %s cannot listen on %s:%d: %s"
              .formatted(id, host, config.port(), e.getCause().getMessage()),
          e);
    }
  }

  /** The prefix of the issuers of each server, by server id. */
  public Map<String, String> baseUrls() {
    return Map.copyOf(baseUrls);
  }

  @PreDestroy
  void close() {
    servers.forEach(HttpServer::close);
  }
}
