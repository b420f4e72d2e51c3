package io.marketsuite.testsupport.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marketsuite.testsupport.token.ForgedToken;
import io.marketsuite.testsupport.token.TestKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * The operator's issuer as a provider that people log in at: authorization code flow with PKCE, on
 * a loopback port, for {@code @QuarkusTestResource(TestOidcProvider.class)}. It shows no form:
 * {@link LoginDrive} says in the request who logs in, and which fault the tokens have. It is as
 * strict as a real one with redirect URI, client, code and verifier. Bearer tokens come from {@link
 * #accessToken}.
 */
public final class TestOidcProvider implements QuarkusTestResourceLifecycleManager {
  /** The client of the pages. */
  public static final String CLIENT = "suite-pages";

  /** Where the browser would be sent back to; nobody listens there, {@link LoginDrive} goes on. */
  public static final String PUBLIC_URL = "http://localhost:18080";

  private static final String SECRET = "secret-of-the-pages-in-tests";
  private static final String ISSUER_PROPERTY = "marketsuite.test.oidc-issuer";
  private static final String KEY = "oidc-provider";

  private final Map<String, CodeGrant> codes = new ConcurrentHashMap<>();
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String issuer = "http://localhost:" + server.getAddress().getPort() + "/realms/operator";
    System.setProperty(ISSUER_PROPERTY, issuer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/realms/operator", this::answer);
    server.start();
    return Map.of(
        "mp.jwt.verify.issuer", issuer,
        "mp.jwt.verify.publickey.location", issuer + "/keys",
        // In tests Quarkus makes a key of its own where a service names none, and prefers it.
        "mp.jwt.verify.publickey", "NONE",
        "suite.login.client-id", CLIENT,
        "suite.login.client-secret", SECRET,
        "suite.login.public-url", PUBLIC_URL,
        "kafka-streams.state.dir", temporaryFolder());
  }

  private static String temporaryFolder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "streams-state").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** The issuer's URL. */
  public static String issuer() {
    return System.getProperty(ISSUER_PROPERTY);
  }

  /** A good access token with a role, to be bent. */
  public static ForgedToken accessToken(String role) {
    Instant now = Instant.now();
    return ForgedToken.of(KEY, TestKeys.rsa(KEY).getPrivate())
        .text("iss", issuer())
        .text("sub", "subject-of-" + role)
        .text("preferred_username", role)
        .text("typ", "Bearer")
        .claim("groups", "[\"" + role + "\"]")
        .time("iat", now)
        .time("exp", now.plusSeconds(300));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath().replace("/realms/operator", "")) {
        case "/.well-known/openid-configuration" -> json(exchange, 200, discovery());
        case "/keys" -> json(exchange, 200, keys());
        case "/authorize" -> authorize(exchange);
        case "/token" -> token(exchange);
        case "/logout" -> redirect(exchange, query(exchange).get("post_logout_redirect_uri"));
        default -> json(exchange, 404, "{}");
      }
    }
  }

  private static String discovery() {
    String base = issuer();
    return """
        {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
         "jwks_uri":"%s/keys","end_session_endpoint":"%s/logout"}"""
        .formatted(base, base, base, base, base);
  }

  /** A second one signs nothing, as while keys are changed: a token must name its own. */
  private static String keys() {
    String first = Keys.set(KEY, TestKeys.rsa(KEY).getPublic());
    String second = Keys.set("retired", TestKeys.rsa("retired").getPublic());
    return first.substring(0, first.lastIndexOf(']'))
        + ","
        + second.substring(second.indexOf('[') + 1);
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange);
    String redirect = query.getOrDefault("redirect_uri", "");
    boolean asked =
        CLIENT.equals(query.get("client_id"))
            && redirect.startsWith(PUBLIC_URL + "/oauth2/callback/")
            && "code".equals(query.get("response_type"))
            && "S256".equals(query.get("code_challenge_method"));
    if (!asked) {
      json(exchange, 400, "{\"error\":\"invalid_request\"}");
      return;
    }
    String code = UUID.randomUUID().toString();
    codes.put(code, CodeGrant.of(query));
    redirect(exchange, redirect + "?code=" + code + "&state=" + query.get("state"));
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = Forms.parse(body);
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    CodeGrant grant = codes.remove(form.getOrDefault("code", ""));
    boolean client = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!client || grant == null || !grant.isFor(form)) {
      json(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    json(
        exchange,
        200,
        """
        {"access_token":"%s","id_token":"%s","token_type":"Bearer","expires_in":300}"""
            .formatted(access(grant).compact(), grant.fault().bend(identity(grant)).compact()));
  }

  private static ForgedToken access(CodeGrant grant) {
    return accessToken(grant.user()).claim("groups", "[\"" + grant.role() + "\"]");
  }

  private static ForgedToken identity(CodeGrant grant) {
    return accessToken(grant.user())
        .without("groups")
        .text("typ", "ID")
        .text("aud", CLIENT)
        .text("azp", CLIENT)
        .text("nonce", grant.nonce());
  }

  private static Map<String, String> query(HttpExchange exchange) {
    return Forms.parse(exchange.getRequestURI().getRawQuery());
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().add("Location", URI.create(location).toString());
    exchange.sendResponseHeaders(302, -1);
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, octets.length);
    exchange.getResponseBody().write(octets);
  }
}
