package io.marketsuite.identitycontract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marketsuite.testsupport.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * The marketplace's end of a callback, and the vendor's hook beside it, which does all work at
 * once. Thread-safe.
 */
final class CallbackInbox implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /**
   * A callback as it came.
   *
   * @param token what stood behind {@code Bearer}
   */
  record Callback(String query, String token) {
    /** Without the token. */
    @Override
    public String toString() {
      return query;
    }
  }

  private final HttpServer server;
  private final List<Callback> callbacks = new CopyOnWriteArrayList<>();
  private final Set<String> refusedTypes = ConcurrentHashMap.newKeySet();

  CallbackInbox() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/features/v1/callback", this::callback);
    server.createContext("/provision", exchange -> answer(exchange, 200));
    server.start();
  }

  /** Host and port, as it is listed. */
  String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  String callbackUrl() {
    return "http://" + host() + "/features/v1/callback";
  }

  String hookUrl() {
    return "http://" + host() + "/provision";
  }

  /** From now on the marketplace knows the clients no more that call back for such commands. */
  void refuse(String commandKind) {
    refusedTypes.add(commandKind);
  }

  /** Waits for a callback. */
  Callback await(Predicate<Callback> fits) {
    Deadline.in(PATIENCE)
        .await(() -> callbacks.stream().anyMatch(fits), () -> "There were only " + callbacks);
    return callbacks.stream().filter(fits).findFirst().orElseThrow();
  }

  private void callback(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    callbacks.add(new Callback(query, authorization.replaceFirst("^Bearer ", "")));
    answer(exchange, refusedTypes.stream().anyMatch(query::contains) ? 401 : 200);
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
