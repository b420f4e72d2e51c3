package io.marketsuite.boundary.outbound.http;

import io.marketsuite.boundary.outbound.OutboundUrl;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP server on one of this machine's own addresses that counts what reaches it. Thread-safe.
 */
final class Sink implements AutoCloseable {
  /** What was asked: its Host header and its target. */
  record Request(String host, String target) {}

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Handler<HttpServerRequest> answer = request -> request.response().end("ok");

  private Sink(Vertx vertx, HttpServerOptions options, int port, String address) {
    server =
        vertx
            .createHttpServer(options)
            .connectionHandler(_ -> connections.incrementAndGet())
            .requestHandler(this::took)
            .listen(port, address)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** On any port of 127.0.0.1. */
  static Sink start(Vertx vertx) {
    return at(vertx, "127.0.0.1", 0);
  }

  /** On a port of an address. */
  static Sink at(Vertx vertx, String address, int port) {
    return new Sink(vertx, new HttpServerOptions(), port, address);
  }

  /** With TLS, at a port of an address. */
  static Sink encrypted(Vertx vertx, String address, int port, PfxOptions keys) {
    return new Sink(
        vertx, new HttpServerOptions().setSsl(true).setKeyCertOptions(keys), port, address);
  }

  private void took(HttpServerRequest request) {
    requests.add(new Request(request.getHeader("Host"), request.uri()));
    answer.handle(request);
  }

  Sink answering(Handler<HttpServerRequest> handler) {
    answer = handler;
    return this;
  }

  int port() {
    return server.actualPort();
  }

  OutboundUrl url(String scheme, String host, String target) {
    return OutboundUrl.configured(URI.create(scheme + "://" + host + ":" + port() + target));
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    server.close().toCompletionStage().toCompletableFuture().join();
  }
}
