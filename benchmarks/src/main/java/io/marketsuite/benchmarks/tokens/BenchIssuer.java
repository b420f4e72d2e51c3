package io.marketsuite.benchmarks.tokens;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An identity server with Keycloak's paths on the loopback address; each realm has the one key. */
public final class BenchIssuer implements AutoCloseable {
  private final HttpServer server;

  private BenchIssuer(HttpServer server) {
    this.server = server;
  }

  /** One on a port that is free now. */
  public static BenchIssuer start(BenchKey key) {
    byte[] keys = key.jwks().getBytes(StandardCharsets.UTF_8);
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/auth/realms/",
          exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
          });
      server.start();
      return new BenchIssuer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is, as services list it. */
  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The issuer of a realm. */
  public String realm(String name) {
    return base() + "/auth/realms/" + name;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
