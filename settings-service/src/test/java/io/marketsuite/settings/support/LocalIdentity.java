package io.marketsuite.settings.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.testsupport.tokens.TestIdentity;
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
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An identity server on loopback with any realm (the operator's too), beside those of {@link
 * TestIdentity}, and a folder of fresh keys. Its token endpoint does what the client's secret says:
 * {@code good}, {@code slow}, {@code short-lived}, {@code revoked}, {@code down}, {@code
 * redirected}, {@code nonsense}; a token names how many were asked for before.
 */
public final class LocalIdentity implements QuarkusTestResourceLifecycleManager {
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private TestIdentity others;

  @Override
  public Map<String, String> start() {
    try {
      others = TestIdentity.start();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/auth/realms/", this::answer);
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
    String first = TestIdentity.base(TestIdentity.Server.FIRST);
    String second = TestIdentity.base(TestIdentity.Server.SECOND);
    config.put("suite.identity.hosts", String.join(",", base, first, second));
    config.put("suite.identity.master-issuer", first + "/auth/realms/master");
    config.put("suite.identity.allow-insecure-hosts", "true");
    config.put("suite.outbound.allow-private-addresses", "true");
    // The first fetch of a JVM is slow where the machine is busy.
    config.put("suite.identity.key-cache.fetch-timeout", "PT20S");
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

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().endsWith("/protocol/openid-connect/certs")) {
        respond(exchange, 200, PublishedKeys.json());
      } else {
        token(exchange);
      }
    }
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
      others.close();
    }
  }
}
