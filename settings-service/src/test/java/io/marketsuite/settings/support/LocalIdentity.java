package io.marketsuite.settings.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marketsuite.keyring.GenerateKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An identity server on loopback with any realm, and a folder of fresh keys. Its token endpoint
 * does what the client's secret says: {@code good}, {@code slow}, {@code short-lived}, {@code
 * revoked}, {@code down}, {@code redirected}, {@code nonsense}; a token names how many were asked
 * for before.
 */
public final class LocalIdentity implements QuarkusTestResourceLifecycleManager {
  private final AtomicInteger asked = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/auth/realms/", this::answer);
      server.createContext("/requests", this::tell);
      server.start();
      return config("http://localhost:" + server.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> config(String base) throws IOException {
    Path folder = Files.createTempDirectory("settings-keys").resolve("keys");
    GenerateKeys.into(folder);
    Map<String, String> config = new HashMap<>();
    config.put("suite.keys-folder", folder.toString());
    config.put("suite.manifests", resource("partner-1.yaml") + "," + resource("partner-2.yaml"));
    config.put("suite.identity.hosts", base);
    config.put("suite.identity.master-issuer", base + "/auth/realms/master");
    config.put("suite.identity.allow-insecure-hosts", "true");
    config.put("mp.jwt.verify.issuer", base + "/auth/realms/operator");
    config.put(
        "mp.jwt.verify.publickey.location",
        base + "/auth/realms/operator/protocol/openid-connect/certs");
    config.put("test.identity", base);
    return config;
  }

  private static String resource(String name) {
    return Path.of("src/test/resources", name).toAbsolutePath().toString();
  }

  /** What it was asked so far, for the tests: one path a line. */
  private void tell(HttpExchange exchange) throws IOException {
    try (exchange) {
      respond(exchange, 200, String.join("\n", requests));
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI().toString());
      if (exchange.getRequestURI().getPath().endsWith("/protocol/openid-connect/certs")) {
        respond(exchange, 200, PublishedKeys.of(realm(exchange)));
      } else {
        token(exchange);
      }
    }
  }

  private static String realm(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().split("/")[3];
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    int number = asked.incrementAndGet();
    String secret = form.getOrDefault("client_secret", "");
    String granted =
        """
        {"access_token":"token-%d-of-%s","expires_in":%s,"token_type":"Bearer"}\
        """
            .formatted(number, form.get("client_id"), secret.equals("short-lived") ? "1" : "300");
    switch (secret) {
      case "good", "short-lived" -> respond(exchange, 200, granted);
      case "slow" -> {
        LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
        respond(exchange, 200, granted);
      }
      case "revoked" -> respond(exchange, 401, "{\"error\":\"unauthorized_client\"}");
      case "redirected" -> {
        exchange.getResponseHeaders().add("Location", "/auth/realms/elsewhere");
        respond(exchange, 307, "{}");
      }
      case "nonsense" -> respond(exchange, 200, "<html>");
      default -> respond(exchange, 500, "{}");
    }
  }

  private static Map<String, String> form(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, octets.length);
    exchange.getResponseBody().write(octets);
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
