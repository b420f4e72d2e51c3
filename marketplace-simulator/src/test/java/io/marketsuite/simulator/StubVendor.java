package io.marketsuite.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A vendor in a hundred lines: it keeps what it hears, and answers what a test told it to; 200
 * otherwise. Tenants are told apart by the realm in the token.
 */
public final class StubVendor implements QuarkusTestResourceLifecycleManager {

  /** A request as it arrived. */
  public record Heard(String method, String realm, String bearer, String contentType, String body) {
    JsonObject json() {
      return new JsonObject(body);
    }
  }

  /** An answer: after a while, a status with a body. */
  public record Planned(int status, String contentType, String body, Duration after) {
    static Planned status(int status) {
      return new Planned(status, "application/json", "", Duration.ZERO);
    }

    static Planned problem(int status, String detail) {
      String body = new JsonObject().put("status", status).put("detail", detail).encode();
      return new Planned(status, "application/problem+json", body, Duration.ZERO);
    }

    static Planned json(String body) {
      return new Planned(200, "application/json", body, Duration.ZERO);
    }

    Planned after(Duration delay) {
      return new Planned(status, contentType, body, delay);
    }
  }

  private static final Map<String, Queue<Planned>> PLANS = new ConcurrentHashMap<>();
  private static final List<Heard> HEARD = new CopyOnWriteArrayList<>();

  private HttpServer server;
  private ExecutorService threads;

  /** The next answer to requests with a token of this realm. */
  static void next(String realm, Planned answer) {
    PLANS.computeIfAbsent(realm, name -> new ConcurrentLinkedQueue<>()).add(answer);
  }

  /** What was heard with tokens of this realm, oldest first. */
  static List<Heard> heard(String realm) {
    return HEARD.stream().filter(heard -> heard.realm().equals(realm)).toList();
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", StubVendor::handle);
    server.start();
    String base = "http://localhost:" + server.getAddress().getPort();
    return Map.of(
        "suite.simulator.manifests",
        "src/test/resources/manifest.yaml,src/test/resources/five-types.yaml",
        "suite.simulator.management-url",
        base + "/features/{featureId}/management",
        "suite.simulator.settings-url",
        base + "/features/{featureId}/settings",
        "suite.simulator.command-timeout",
        "4s",
        "suite.simulator.slow-settings",
        "2s",
        "suite.simulator.cleanup.backoff",
        "10ms",
        "suite.simulator.cleanup.attempts",
        "3");
  }

  @Override
  public void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void handle(HttpExchange exchange) throws IOException {
    String bearer = exchange.getRequestHeaders().getFirst("Authorization").substring(7);
    String realm = Tokens.realm(bearer);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    HEARD.add(
        new Heard(
            exchange.getRequestMethod(),
            realm,
            bearer,
            exchange.getRequestHeaders().getFirst("Content-Type"),
            body));
    Queue<Planned> plan = PLANS.getOrDefault(realm, new ConcurrentLinkedQueue<>());
    Planned planned = plan.isEmpty() ? Planned.status(200) : plan.remove();
    answer(exchange, planned);
  }

  private static void answer(HttpExchange exchange, Planned planned) throws IOException {
    try {
      Thread.sleep(planned.after());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.getResponseHeaders().add("Content-Type", planned.contentType());
    exchange.getResponseHeaders().add("Command-Id", "command-of-the-stub");
    byte[] bytes = planned.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(planned.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
