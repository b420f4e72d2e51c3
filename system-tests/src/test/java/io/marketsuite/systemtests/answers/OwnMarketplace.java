package io.marketsuite.systemtests.answers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marketsuite.testsupport.token.ForgedToken;
import io.marketsuite.testsupport.token.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The marketplace as far as answers are concerned: an identity server with a realm for each tenant,
 * and a callback receiver that can refuse for a while. It has no state machine of its own, so that
 * any command can be sent at any time. Thread-safe.
 */
final class OwnMarketplace implements AutoCloseable {
  private static final String REALMS = "/auth/realms/";
  private static final String CALLBACK = "/features/v1/callback";
  private static final String KEY_ID = "own-marketplace";
  private static final String CALLBACK_TOKEN = "callback-of-";
  private static final long LIFETIME_SECONDS = 3600;

  private final HttpServer server;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  OwnMarketplace() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(REALMS, this::identity);
    server.createContext(CALLBACK, this::callback);
    server.start();
  }

  /** Its host and port, as the suite lists it. */
  String authority() {
    return "localhost:" + server.getAddress().getPort();
  }

  String base() {
    return "http://" + authority();
  }

  /** Where the callback of a call is to come. */
  String callbackUrl(int number) {
    return base() + CALLBACK + "?c=" + number;
  }

  /** The marketplace's token for a tenant. */
  String token(String tenant) {
    return tokens.computeIfAbsent(tenant, this::mint);
  }

  /** Callbacks of these tenants are answered 503 until {@link #acceptAll()}. */
  void refuse(Set<String> tenants) {
    refused.addAll(tenants);
  }

  void acceptAll() {
    refused.clear();
  }

  /** What came so far. */
  List<Received> received() {
    return List.copyOf(received);
  }

  private String mint(String tenant) {
    Instant now = Instant.now();
    return ForgedToken.of(KEY_ID, TestKeys.rsa(KEY_ID).getPrivate())
        .text("iss", base() + REALMS + tenant)
        .text("sub", "marketplace")
        .text("typ", "Bearer")
        .text("azp", "features.apps.carerix.io")
        .text("tenant", tenant)
        .time("iat", now)
        .time("exp", now.plusSeconds(LIFETIME_SECONDS))
        .compact();
  }

  private void identity(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/token")) {
      String realm = path.substring(REALMS.length(), path.indexOf('/', REALMS.length()));
      json(
          exchange,
          "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}"
              .formatted(CALLBACK_TOKEN + realm));
    } else {
      json(exchange, keySet());
    }
  }

  private static String keySet() {
    RSAPublicKey key = (RSAPublicKey) TestKeys.rsa(KEY_ID).getPublic();
    return """
        {"keys":[{"kty":"RSA","kid":"%s","use":"sig","alg":"RS256","n":"%s","e":"%s"}]}"""
        .formatted(KEY_ID, number(key.getModulus()), number(key.getPublicExponent()));
  }

  /** Without the sign's octet. */
  private static String number(BigInteger value) {
    byte[] octets = value.toByteArray();
    return ForgedToken.base64(Arrays.copyOfRange(octets, octets[0] == 0 ? 1 : 0, octets.length));
  }

  private void callback(HttpExchange exchange) throws IOException {
    Map<String, String> query =
        Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
            .map(parameter -> parameter.split("=", 2))
            .collect(Collectors.toMap(sides -> sides[0], sides -> sides[1]));
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String tenant =
        authorization == null ? "" : authorization.replace("Bearer " + CALLBACK_TOKEN, "");
    boolean taken = !refused.contains(tenant);
    received.add(
        new Received(
            Integer.parseInt(query.get("c")),
            query.get("type"),
            query.get("status"),
            tenant,
            taken));
    exchange.sendResponseHeaders(taken ? 200 : 503, -1);
    exchange.close();
  }

  private static void json(HttpExchange exchange, String body) throws IOException {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, octets.length);
    exchange.getResponseBody().write(octets);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
