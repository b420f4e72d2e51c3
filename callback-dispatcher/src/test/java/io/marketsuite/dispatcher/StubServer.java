package io.marketsuite.dispatcher;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP server that answers each path as it was told to, in order, and then with 200.
 * Thread-safe.
 */
public final class StubServer implements AutoCloseable {

  /** An answer, or none. */
  public sealed interface Reply {
    record Status(int status, Map<String, String> headers, String body) implements Reply {}

    /** Takes the request and closes the connection. */
    record Drop() implements Reply {}

    /** Takes the request and says nothing. */
    record Silence() implements Reply {}
  }

  /** What was received. */
  public record Received(
      String method, String path, String query, Map<String, String> headers, String body) {}

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final Map<String, Deque<Reply>> scripts = new ConcurrentHashMap<>();
  private final Map<String, Reply> always = new ConcurrentHashMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  public StubServer() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** Its HTTP client side, for those who need one. */
  public Vertx vertx() {
    return vertx;
  }

  public int port() {
    return server.actualPort();
  }

  public URI url(String path) {
    return URI.create("http://localhost:" + port() + path);
  }

  public static Reply status(int status) {
    return new Reply.Status(status, Map.of(), "");
  }

  /** Answers a path with these, in order. */
  public StubServer script(String path, Reply... replies) {
    scripts.computeIfAbsent(path, _ -> new ArrayDeque<>()).addAll(List.of(replies));
    return this;
  }

  /** Answers a path with this, once its script is over. */
  public StubServer always(String path, Reply reply) {
    always.put(path, reply);
    return this;
  }

  /** What a path received so far. */
  public List<Received> received(String path) {
    return received.stream().filter(request -> request.path().equals(path)).toList();
  }

  private void answer(HttpServerRequest request, Buffer body) {
    Map<String, String> headers = new ConcurrentHashMap<>();
    request.headers().forEach((name, value) -> headers.put(name.toLowerCase(), value));
    String query = request.query() == null ? "" : request.query();
    received.add(
        new Received(request.method().name(), request.path(), query, headers, body.toString()));
    switch (next(request.path())) {
      case Reply.Status(int status, Map<String, String> answerHeaders, String text) -> {
        answerHeaders.forEach(request.response()::putHeader);
        request.response().setStatusCode(status).end(text);
      }
      case Reply.Drop _ -> request.connection().close();
      case Reply.Silence _ -> {
        // The client's deadline ends it.
      }
    }
  }

  private Reply next(String path) {
    Deque<Reply> script = scripts.get(path);
    Reply scripted = script == null ? null : script.poll();
    return scripted == null ? always.getOrDefault(path, status(200)) : scripted;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
