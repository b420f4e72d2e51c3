package io.marketsuite.testsupport.tokens;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Two identity servers with Keycloak's paths on the loopback address, each realm with keys of its
 * own kind, and a third server that nobody should ever call. Each counts what it is asked.
 *
 * <p>Start it in a test resource; its static methods answer in tests, which have class loaders of
 * their own.
 */
public final class TestIdentity implements AutoCloseable {
  private static final String BASE = "test.identity.base.";
  private static final String REQUESTS = "test.identity.requests.";
  private static final Object COUNTING = new Object();

  /** The servers. */
  public enum Server {
    /** Listed; its realm {@code master} is the marketplace's. */
    FIRST,
    /** Listed; it has a realm {@code master} too, which orders nothing. */
    SECOND,
    /** Not listed. Whatever reaches it was sent where it should not go. */
    SINK
  }

  private final List<HttpServer> servers;

  private TestIdentity(List<HttpServer> servers) {
    this.servers = servers;
  }

  /** Makes the keys and starts the servers. */
  public static TestIdentity start() {
    Arrays.stream(IdentityKey.values()).forEach(IdentityKey::make);
    return new TestIdentity(Arrays.stream(Server.values()).map(TestIdentity::start).toList());
  }

  private static HttpServer start(Server which) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      System.setProperty(BASE + which, "http://127.0.0.1:" + server.getAddress().getPort());
      System.setProperty(REQUESTS + which, "0");
      server.createContext("/", exchange -> answer(which, exchange));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(Server which, HttpExchange exchange) throws IOException {
    synchronized (COUNTING) {
      System.setProperty(REQUESTS + which, Integer.toString(requests(which) + 1));
    }
    String path = exchange.getRequestURI().getRawPath();
    // The sink gives good keys: who asks it believes it.
    byte[] keys = keys(path).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, keys.length);
    exchange.getResponseBody().write(keys);
    exchange.close();
  }

  private static String keys(String path) {
    IdentityKey own = path.startsWith("/auth/realms/other") ? IdentityKey.OTHER : IdentityKey.GOOD;
    Collection<IdentityKey> published =
        List.of(
            own, IdentityKey.WEAK, IdentityKey.ENCRYPTION, IdentityKey.RS512, IdentityKey.ELLIPTIC);
    return published.stream()
        .map(IdentityKey::jwk)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  /** A server's address. */
  public static String base(Server which) {
    return System.getProperty(BASE + which);
  }

  /** The issuer of a realm at the first server. */
  public static String issuer(String realm) {
    return base(Server.FIRST) + "/auth/realms/" + realm;
  }

  /** How many requests a server has had. */
  public static int requests(Server which) {
    return Integer.parseInt(System.getProperty(REQUESTS + which));
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
  }
}
