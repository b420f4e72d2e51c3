package io.marketsuite.simulator.identity.login;

import io.marketsuite.simulator.identity.BearerCheck;
import io.marketsuite.simulator.identity.ClientSecret;
import io.marketsuite.simulator.identity.OAuthClient;
import io.marketsuite.simulator.identity.Parameters;
import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.Realms;
import io.marketsuite.simulator.identity.Redirects;
import io.marketsuite.simulator.identity.TokenEndpoint;
import io.marketsuite.simulator.identity.TokenMinter;
import io.marketsuite.simulator.identity.TokenResponse;
import io.marketsuite.simulator.identity.User;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** A realm with two clients and a user, whose clock and random texts the test holds. */
final class House {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  static final String ISSUER = "http://localhost:1/auth/realms/operator";
  static final String BACK = "https://suite.example/oauth2/callback/page";
  static final String AFTER = "https://page.example/";
  static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more";
  static final String SECRET = "local-secret";

  /** One key for all tests: making one is slow. */
  private static final Realm REALM = new Realm("operator", "id1", ISSUER, Optional.empty());

  private static final Realm OTHER =
      new Realm("acme", "id1", ISSUER.replace("operator", "acme"), Optional.of("Acme"));

  static {
    for (Realm realm : List.of(REALM, OTHER)) {
      realm.put(client("pages", Optional.of(new ClientSecret(SECRET)), BACK));
      realm.put(client("neighbour", Optional.of(new ClientSecret(SECRET)), BACK + "2"));
      realm.put(client("app", Optional.empty(), BACK + "3"));
      realm.put(
          new User("olga", UUID.randomUUID(), new ClientSecret("olga's"), List.of("operator")));
    }
    REALM.put(
        new OAuthClient(
            "machine",
            UUID.randomUUID(),
            Optional.of(new ClientSecret(SECRET)),
            List.of(),
            List.of()));
  }

  Instant now = START;
  final Realm realm = REALM;
  final Realm other = OTHER;
  private final AtomicInteger randoms = new AtomicInteger();
  private final TokenMinter minter = new TokenMinter(() -> now);
  private final Sessions sessions = new Sessions(() -> now, this::random);
  private final Codes codes = new Codes(() -> now, this::random, sessions);
  private final Authorizing authorizing = new Authorizing(() -> now, this::random, sessions, codes);
  private final LoginGrants grants =
      new LoginGrants(() -> now, sessions, codes, new LoginTokens(minter, Duration.ofSeconds(300)));
  private final TokenEndpoint endpoint =
      new TokenEndpoint(minter, Duration.ofSeconds(300), grants.byName());
  private final LoggingOut loggingOut = new LoggingOut(() -> now, this::random, sessions);
  private final UserInfo userInfo = new UserInfo(new BearerCheck(realms(), () -> now), sessions);

  private static OAuthClient client(String id, Optional<ClientSecret> secret, String back) {
    return new OAuthClient(
        id,
        UUID.randomUUID(),
        secret,
        List.of("openid"),
        List.of(),
        new Redirects(Set.of(back, back + "?keep=1"), Set.of(AFTER)));
  }

  private static Realms realms() {
    Realms realms = new Realms();
    realms.add(REALM);
    realms.add(OTHER);
    return realms;
  }

  private String random() {
    return "random-" + randoms.incrementAndGet();
  }

  /** A good request of the confidential client, changed: an empty value takes a parameter out. */
  static Map<String, String> request(String... changes) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("client_id", "pages");
    all.put("redirect_uri", BACK);
    all.put("response_type", "code");
    all.put("scope", "openid");
    all.put("state", "s t&a=te");
    all.put("nonce", "n-1");
    all.put("code_challenge", Pkce.challenge(VERIFIER));
    all.put("code_challenge_method", "S256");
    return changed(all, changes);
  }

  private static Map<String, String> changed(Map<String, String> all, String... changes) {
    for (int i = 0; i < changes.length; i += 2) {
      all.put(changes[i], changes[i + 1]);
    }
    all.values().removeIf(String::isEmpty);
    return all;
  }

  LoginAnswer begin(Map<String, String> request) {
    return begin(Parameters.of(request), Optional.empty());
  }

  LoginAnswer begin(Parameters request, Optional<String> session) {
    return authorizing.begin(realm, request, new Authorizing.Cookies(Optional.empty(), session));
  }

  LoginAnswer.Form form(Map<String, String> request) {
    return (LoginAnswer.Form) begin(request);
  }

  LoginAnswer submit(LoginAnswer.Form form, String name, String password) {
    return submit(realm, form.sessionCode(), Optional.of(form.browser()), name, password);
  }

  LoginAnswer submit(
      Realm at, String sessionCode, Optional<String> browser, String name, String password) {
    return authorizing.submit(
        at,
        Parameters.of(Map.of("session_code", sessionCode, "username", name, "password", password)),
        new Authorizing.Cookies(browser, Optional.empty()));
  }

  /** Logs in and answers where the browser was sent. */
  LoginAnswer.Redirect login(Map<String, String> request) {
    return (LoginAnswer.Redirect) submit(form(request), "olga", "olga's");
  }

  String code(String... changes) {
    return query(login(request(changes)).location()).get("code");
  }

  /** A good code request of the confidential client, changed. */
  static Map<String, String> redeeming(String code, String... changes) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("grant_type", "authorization_code");
    all.put("client_id", "pages");
    all.put("client_secret", SECRET);
    all.put("redirect_uri", BACK);
    all.put("code_verifier", VERIFIER);
    all.put("code", code);
    return changed(all, changes);
  }

  static Map<String, String> refreshing(String token, String... changes) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("grant_type", "refresh_token");
    all.put("client_id", "pages");
    all.put("client_secret", SECRET);
    all.put("refresh_token", token);
    return changed(all, changes);
  }

  TokenResponse ask(Map<String, String> form) {
    return endpoint.answer(realm, Parameters.of(form), null);
  }

  TokenResponse ask(Parameters form, String authorization) {
    return endpoint.answer(realm, form, authorization);
  }

  static String basic(String client) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((client + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
  }

  TokenResponse askOtherRealm(Map<String, String> form) {
    return endpoint.answer(other, Parameters.of(form), null);
  }

  /** The tokens of a new login. */
  Map<String, Object> tokens(String... changes) {
    return json(ask(redeeming(code(changes))).json());
  }

  LoginAnswer logout(Optional<String> session, String... parameters) {
    return loggingOut.answer(
        realm, Parameters.of(changed(new LinkedHashMap<>(), parameters)), session);
  }

  Optional<Map<String, Object>> userInfo(Object token) {
    return userInfo.of(realm, "Bearer " + token);
  }

  static String outcome(TokenResponse response) {
    return response.status() + " " + response.error().orElse("granted");
  }

  static Map<String, Object> claims(Object token) {
    String payload = String.valueOf(token).split("\\.")[1];
    return json(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
  }

  static Map<String, Object> json(String text) {
    try {
      return JsonUtil.parseJson(text);
    } catch (JoseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Map<String, String> query(String address) {
    return Arrays.stream(URI.create(address).getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
