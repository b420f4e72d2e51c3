package io.marketsuite.operator;

import static io.marketsuite.operator.TestIssuer.ISSUER;
import static io.marketsuite.operator.TestIssuer.claims;
import static io.marketsuite.operator.TestIssuer.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorTokensTest {
  private static final Instant NOW = Instant.now();
  private static final TestIssuer SIGNER = new TestIssuer();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final JWTAuthContextInfo issuer = new JWTAuthContextInfo(SIGNER.keysUrl(), ISSUER);

  @AfterAll
  static void stop() {
    SIGNER.close();
  }

  private OperatorTokens tokens(OperatorConfig config) {
    return new OperatorTokens(config, new Refusals(meters), () -> NOW);
  }

  private TokenRefusal refusalOf(OperatorConfig config, String token) {
    return catchThrowableOfType(RefusedToken.class, () -> tokens(config).parse(token, issuer))
        .refusal();
  }

  static Stream<Arguments> believed() {
    return Stream.of(
        arguments("RS256 without a type", rs256(Map.of(), Map.of())),
        arguments("ES256", signed(SIGNER.ec, "ES256", claims(NOW))),
        arguments("RFC 9068's type", rs256(Map.of("typ", "at+jwt"), Map.of())),
        arguments("Keycloak's type", rs256(Map.of("typ", "JWT"), Map.of("typ", "Bearer"))),
        arguments(
            "a nonce beside typ Bearer", rs256(Map.of(), Map.of("typ", "Bearer", "nonce", "n"))),
        arguments("a nbf of now", rs256(Map.of(), Map.of("nbf", NOW.getEpochSecond()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void believed(String what, String token) throws ParseException {
    var principal = tokens(TestConfig.defaults()).parse(token, issuer);

    assertThat(principal.getGroups()).containsExactly("operator");
    assertThat(principal.getIssuer()).isEqualTo(ISSUER);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("not a token", "operator", TokenRefusal.SHAPE),
        arguments("empty", "", TokenRefusal.SHAPE),
        arguments("four parts", good() + ".AAAA", TokenRefusal.SHAPE),
        arguments("padding", good() + "=", TokenRefusal.SHAPE),
        arguments("not canonical", notCanonical(good()), TokenRefusal.SHAPE),
        arguments(
            "too long", rs256(Map.of(), Map.of("x", "x".repeat(8192))), TokenRefusal.TOO_LONG),
        arguments("alg none", none(), TokenRefusal.SHAPE),
        arguments("alg none with a signature", none() + "AAAA", TokenRefusal.ALGORITHM),
        arguments(
            "HS256 with the public key", hs256(SIGNER.rsa.getPublicKey()), TokenRefusal.ALGORITHM),
        arguments("RS512", signed(SIGNER.rsa, "RS512", claims(NOW)), TokenRefusal.ALGORITHM),
        arguments(
            "PS256 unless asked for",
            signed(SIGNER.rsa, "PS256", claims(NOW)),
            TokenRefusal.ALGORITHM),
        arguments(
            "a header with jku",
            rs256(Map.of("jku", "https://evil.example"), Map.of()),
            TokenRefusal.HEADER),
        arguments(
            "a header with jwk",
            rs256(Map.of("jwk", Map.of("kty", "RSA")), Map.of()),
            TokenRefusal.HEADER),
        arguments(
            "a header with crit",
            raw("{\"alg\":\"RS256\",\"crit\":[\"b64\"]}"),
            TokenRefusal.HEADER),
        arguments("alg twice", raw("{\"alg\":\"RS256\",\"alg\":\"none\"}"), TokenRefusal.HEADER),
        arguments("a header that is no object", raw("[\"RS256\"]"), TokenRefusal.HEADER),
        arguments(
            "a kid that is no text", raw("{\"alg\":\"RS256\",\"kid\":7}"), TokenRefusal.HEADER),
        arguments(
            "another key under a known kid",
            signed(SIGNER.foreign, "RS256", claims(NOW)),
            TokenRefusal.SIGNATURE),
        arguments("a changed payload", changed(good()), TokenRefusal.SIGNATURE),
        arguments("an unknown kid", rs256(Map.of("kid", "unknown"), Map.of()), TokenRefusal.KEY),
        arguments(
            "no kid", signed(SIGNER.rsa, Map.of("alg", "RS256"), claims(NOW)), TokenRefusal.KEY),
        arguments(
            "a key of 1024 bits", signed(SIGNER.weak, "RS256", claims(NOW)), TokenRefusal.KEY),
        arguments(
            "a key for encryption",
            signed(SIGNER.forEncryption, "RS256", claims(NOW)),
            TokenRefusal.KEY),
        arguments("an EC key for RS256", rs256(Map.of("kid", "ec-1"), Map.of()), TokenRefusal.KEY),
        arguments(
            "another issuer", rs256(Map.of(), Map.of("iss", ISSUER + "2")), TokenRefusal.ISSUER),
        arguments(
            "the issuer with a slash",
            rs256(Map.of(), Map.of("iss", ISSUER + "/")),
            TokenRefusal.ISSUER),
        arguments("no issuer", without("iss"), TokenRefusal.ISSUER),
        arguments("no exp", without("exp"), TokenRefusal.CLAIMS),
        arguments("no iat", without("iat"), TokenRefusal.CLAIMS),
        arguments("no subject", without("sub"), TokenRefusal.CLAIMS),
        arguments(
            "expired",
            rs256(Map.of(), Map.of("exp", NOW.getEpochSecond() - 60)),
            TokenRefusal.EXPIRED),
        arguments(
            "nbf in the future",
            rs256(Map.of(), Map.of("nbf", NOW.getEpochSecond() + 90)),
            TokenRefusal.NOT_YET_VALID),
        arguments(
            "iat in the future",
            rs256(Map.of(), Map.of("iat", NOW.getEpochSecond() + 90)),
            TokenRefusal.NOT_YET_VALID),
        arguments(
            "Keycloak's ID token",
            rs256(Map.of(), Map.of("typ", "ID")),
            TokenRefusal.NOT_AN_ACCESS_TOKEN),
        arguments(
            "Keycloak's refresh token",
            rs256(Map.of(), Map.of("typ", "Refresh")),
            TokenRefusal.NOT_AN_ACCESS_TOKEN),
        arguments(
            "Keycloak's offline token",
            rs256(Map.of(), Map.of("typ", "Offline")),
            TokenRefusal.NOT_AN_ACCESS_TOKEN),
        arguments(
            "Keycloak's logout token",
            rs256(Map.of(), Map.of("typ", "Logout")),
            TokenRefusal.NOT_AN_ACCESS_TOKEN),
        arguments(
            "a typ that is no text",
            rs256(Map.of(), Map.of("typ", 7)),
            TokenRefusal.NOT_AN_ACCESS_TOKEN),
        arguments(
            "an ID token by its nonce",
            rs256(Map.of(), Map.of("nonce", "n")),
            TokenRefusal.NOT_AN_ACCESS_TOKEN),
        arguments(
            "an ID token by its at_hash",
            rs256(Map.of(), Map.of("at_hash", "h")),
            TokenRefusal.NOT_AN_ACCESS_TOKEN),
        arguments(
            "an ID token that says Bearer",
            rs256(Map.of(), Map.of("typ", "Bearer", "at_hash", "h")),
            TokenRefusal.NOT_AN_ACCESS_TOKEN),
        arguments(
            "a logout token by its header",
            rs256(Map.of("typ", "logout+jwt"), Map.of()),
            TokenRefusal.NOT_AN_ACCESS_TOKEN),
        arguments(
            "a logout token by its events",
            rs256(Map.of(), Map.of("events", Map.of())),
            TokenRefusal.NOT_AN_ACCESS_TOKEN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String what, String token, TokenRefusal expected) {
    assertThat(refusalOf(TestConfig.defaults(), token)).isEqualTo(expected);
    assertThat(
            meters
                .get("operator.access.refusals")
                .tag("reason", expected.label())
                .counter()
                .count())
        .isEqualTo(1);
  }

  @ParameterizedTest(name = "skew {0} s, exp {1}, nbf {2}, iat {3}: {4}")
  @CsvSource({
    "30, -15,   0,  0, ''",
    "30, -31,   0,  0, EXPIRED",
    "0,   60,   0,  0, ''",
    "0,   -1,   0,  0, EXPIRED",
    "30, 300,  30,  0, ''",
    "30, 300,  60,  0, NOT_YET_VALID",
    "30, 300,   0, 30, ''",
    "30, 300,   0, 31, NOT_YET_VALID",
    "120, 300,  0,119, ''"
  })
  void times_may_differ_by_the_skew(long skew, long exp, long nbf, long iat, String refusal) {
    Map<String, Object> changes = new HashMap<>();
    long now = Instant.now().getEpochSecond();
    changes.put("exp", now + exp);
    changes.put("nbf", exp < 0 ? now - 300 : now + nbf);
    changes.put("iat", exp < 0 ? now - 300 : now + iat);
    OperatorTokens tokens =
        new OperatorTokens(
            TestConfig.defaults().withSkew(Duration.ofSeconds(skew)),
            new Refusals(meters),
            () -> Instant.ofEpochSecond(now));

    String answer;
    try {
      tokens.parse(rs256(Map.of(), changes), issuer);
      answer = "";
    } catch (ParseException e) {
      answer = ((RefusedToken) e).refusal().name();
    }

    assertThat(answer).isEqualTo(refusal);
  }

  @Test
  void an_audience_is_looked_at_where_one_is_configured() throws ParseException {
    TestConfig config = TestConfig.defaults().withAudience("suite");

    assertThat(tokens(config).parse(rs256(Map.of(), Map.of("aud", List.of("a", "suite"))), issuer))
        .isNotNull();
    assertThat(refusalOf(config, rs256(Map.of(), Map.of("aud", "suite2"))))
        .isEqualTo(TokenRefusal.AUDIENCE);
    assertThat(refusalOf(config, good())).isEqualTo(TokenRefusal.AUDIENCE);
  }

  @Test
  void without_a_configured_issuer_no_token_is_believed() {
    JWTAuthContextInfo none = new JWTAuthContextInfo(SIGNER.keysUrl(), null);

    assertThat(
            catchThrowableOfType(
                    RefusedToken.class, () -> tokens(TestConfig.defaults()).parse(good(), none))
                .refusal())
        .isEqualTo(TokenRefusal.ISSUER);
  }

  @Test
  void a_refusal_carries_nothing_of_the_token() {
    assertThatThrownBy(() -> tokens(TestConfig.defaults()).parse(changed(good()), issuer))
        .hasMessage("signature")
        .hasNoCause();
  }

  @Test
  void many_unknown_keys_cost_the_issuer_one_question() {
    OperatorTokens tokens = tokens(TestConfig.defaults());
    int before = SIGNER.fetches.get();
    for (int i = 0; i < 20; i++) {
      String token = rs256(Map.of("kid", "unknown-" + i), Map.of());
      catchThrowableOfType(RefusedToken.class, () -> tokens.parse(token, issuer));
    }

    assertThat(SIGNER.fetches.get() - before).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"PT-1S,8192", "PT121S,8192", "PT30S,255", "PT30S,65537"})
  void limits_out_of_bounds_stop_the_start(Duration skew, int chars) {
    TestConfig config = TestConfig.defaults().withSkew(skew).withMaxTokenChars(chars);

    assertThatThrownBy(() -> tokens(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("suite.operator.");
  }

  private static String good() {
    return rs256(Map.of(), Map.of());
  }

  private static String rs256(Map<String, Object> header, Map<String, Object> changes) {
    return rs256(header, changes, SIGNER.rsa);
  }

  private static String rs256(
      Map<String, Object> header, Map<String, Object> changes, PublicJsonWebKey key) {
    Map<String, Object> all = new HashMap<>(Map.of("alg", "RS256", "kid", key.getKeyId()));
    all.putAll(header);
    Map<String, Object> claims = claims(NOW);
    claims.putAll(changes);
    return signed(key, all, claims);
  }

  private static String without(String claim) {
    Map<String, Object> claims = claims(NOW);
    claims.remove(claim);
    return signed(SIGNER.rsa, "RS256", claims);
  }

  private static String none() {
    return encoded("{\"alg\":\"none\"}") + "." + good().split("\\.")[1] + ".";
  }

  /** A header as it stands, with a signature that nobody gets to check. */
  private static String raw(String header) {
    return encoded(header) + "." + good().split("\\.")[1] + ".AAAA";
  }

  private static String payload(String json) {
    return good().split("\\.")[0] + "." + encoded(json) + ".AAAA";
  }

  private static String changed(String token) {
    String[] parts = token.split("\\.");
    return parts[0]
        + "."
        + encoded("{\"iss\":\"" + ISSUER + "\",\"groups\":[\"operator\"]}")
        + "."
        + parts[2];
  }

  /** The last character's spare bits set: the same bytes, another text. */
  private static String notCanonical(String token) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    return token.substring(0, token.length() - 1) + alphabet.charAt(last + 1);
  }

  private static String hs256(Key publicKey) {
    try {
      String signed =
          encoded("{\"alg\":\"HS256\",\"kid\":\"rsa-1\"}") + "." + good().split("\\.")[1];
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(publicKey.getEncoded(), "HmacSHA256"));
      byte[] tag = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
