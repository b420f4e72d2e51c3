package io.marketsuite.identitycontract;

import static io.marketsuite.identitycontract.Realms.GLOBEX;
import static io.marketsuite.identitycontract.Verifying.MARKETPLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.identitycontract.keycloak.ClientSpec;
import io.marketsuite.identitycontract.keycloak.RealKeycloak;
import io.marketsuite.identitycontract.keycloak.TokenEndpoint;
import io.marketsuite.token.Audience;
import io.marketsuite.token.RefusalReason;
import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.VerifiedToken;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the settings of the marketplace's client in a realm make of its tokens. */
class ClientSettingsContractTest {
  private static final String ALGORITHM = "access.token.signed.response.alg";
  private static final String LIGHTWEIGHT = "client.use.lightweight.access.token.enabled";

  private static RealKeycloak keycloak;

  @BeforeAll
  static void start() {
    keycloak = Realms.keycloak();
  }

  @AfterAll
  static void restore() {
    keycloak.admin().replaceClient(GLOBEX, Realms.marketplace(GLOBEX).representation());
  }

  static Stream<Arguments> good() {
    ClientSpec bare = Realms.bareMarketplace();
    return Stream.of(
        arguments("the tenant as the realm is spelled", bare.claim("tenant", "globex")),
        arguments("the tenant as people spell it", bare.claim("tenant", "GlobEx")),
        arguments(
            "an audience, which plays no part",
            bare.claim("tenant", GLOBEX)
                .mapper(
                    "audience",
                    "oidc-audience-mapper",
                    Map.of(
                        "included.custom.audience",
                        "somebody-else",
                        "access.token.claim",
                        "true"))),
        arguments(
            "a mapped nbf in the past", bare.claim("tenant", GLOBEX).claim("nbf", "1", number())),
        arguments(
            "a lightweight token", bare.claim("tenant", GLOBEX).attribute(LIGHTWEIGHT, "true")),
        arguments(
            "the header type of RFC 9068",
            bare.claim("tenant", GLOBEX).attribute("access.token.header.type.rfc9068", "true")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("good")
  void a_token_is_good_with(String what, ClientSpec client) {
    String token = Realms.tokenOf(GLOBEX, client);

    try (Verifying verifying = Verifying.tokensOf(keycloak)) {
      assertThat(verifying.verified(token, Audience.marketplaceTenant()).tenant())
          .as(what)
          .isEqualTo(GLOBEX);
    }
  }

  static Stream<Arguments> bad() {
    ClientSpec bare = Realms.bareMarketplace();
    return Stream.of(
        arguments("no mapper", bare, RefusalReason.TENANT_MISSING),
        arguments("a blank tenant", bare.claim("tenant", " "), RefusalReason.TENANT_MISSING),
        arguments(
            "the tenant in ID tokens alone",
            bare.claim("tenant", GLOBEX, Map.of("access.token.claim", "false")),
            RefusalReason.TENANT_MISSING),
        arguments(
            "a lightweight token whose mapper is not for those",
            bare.claim("tenant", GLOBEX, Map.of("lightweight.claim", "false"))
                .attribute(LIGHTWEIGHT, "true"),
            RefusalReason.TENANT_MISSING),
        arguments("another tenant", bare.claim("tenant", "acme"), RefusalReason.TENANT_MISMATCH),
        arguments(
            "a tenant with a space behind",
            bare.claim("tenant", "globex "),
            RefusalReason.TENANT_MISMATCH),
        arguments("a number", bare.claim("tenant", "7", number()), RefusalReason.CLAIM_TYPE),
        arguments(
            "an object",
            bare.claim("tenant", "{\"name\":\"globex\"}", Map.of("jsonType.label", "JSON")),
            RefusalReason.CLAIM_TYPE),
        arguments(
            "nbf in the future",
            bare.claim("tenant", GLOBEX).claim("nbf", "4000000000", number()),
            RefusalReason.NOT_YET_VALID),
        arguments(
            "RS512",
            bare.claim("tenant", GLOBEX).attribute(ALGORITHM, "RS512"),
            RefusalReason.ALGORITHM),
        arguments(
            "HS512",
            bare.claim("tenant", GLOBEX).attribute(ALGORITHM, "HS512"),
            RefusalReason.ALGORITHM),
        arguments(
            "ES256",
            bare.claim("tenant", GLOBEX).attribute(ALGORITHM, "ES256"),
            RefusalReason.ALGORITHM),
        arguments(
            "EdDSA",
            bare.claim("tenant", GLOBEX).attribute(ALGORITHM, "EdDSA"),
            RefusalReason.ALGORITHM));
  }

  private static Map<String, String> number() {
    return Map.of("jsonType.label", "long");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void a_token_is_refused_with(String what, ClientSpec client, RefusalReason reason) {
    String token = Realms.tokenOf(GLOBEX, client);

    try (Verifying verifying = Verifying.tokensOf(keycloak)) {
      assertThat(verifying.refusal(token, Audience.marketplaceTenant()))
          .as("%s: %s", what, TokenEndpoint.claims(token))
          .isEqualTo(reason);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(SigningAlgorithm.class)
  void each_algorithm_we_know_is_good_when_it_is_switched_on(SigningAlgorithm algorithm) {
    String token =
        Realms.tokenOf(
            GLOBEX,
            Realms.bareMarketplace()
                .claim("tenant", GLOBEX)
                .attribute(ALGORITHM, algorithm.name()));

    try (Verifying verifying = Verifying.accepting(keycloak, algorithm)) {
      VerifiedToken proof = verifying.verified(token, Audience.marketplaceTenant());

      assertThat(TokenEndpoint.header(token).path("alg").asText()).isEqualTo(algorithm.name());
      assertThat(proof.keyId()).isEqualTo(keycloak.admin().activeKey(GLOBEX, algorithm.name()));
    }
  }

  @Test
  void a_clients_own_token_without_any_scope_has_no_audience_and_is_good() {
    keycloak.admin().replaceClient(GLOBEX, Realms.marketplace(GLOBEX).representation());
    keycloak.admin().removeDefaultScopes(GLOBEX, MARKETPLACE);
    String token = Realms.token(GLOBEX);
    JsonNode claims = TokenEndpoint.claims(token);

    try (Verifying verifying = Verifying.tokensOf(keycloak)) {
      VerifiedToken proof = verifying.verified(token, Audience.marketplaceTenant());

      assertThat(claims.has("aud")).isFalse();
      assertThat(claims.has("client_id")).isFalse();
      assertThat(proof.subject()).contains(claims.path("sub").asText());
    }
  }

  @Test
  void a_lightweight_token_of_a_user_has_no_subject_and_is_good() {
    keycloak
        .admin()
        .replaceClient(
            GLOBEX, Realms.marketplace(GLOBEX).attribute(LIGHTWEIGHT, "true").representation());
    String token =
        TokenEndpoint.token(
            TokenEndpoint.of(keycloak, GLOBEX)
                .password(MARKETPLACE, Realms.SECRET, Realms.USER, Realms.SECRET, ""),
            "access_token");

    try (Verifying verifying = Verifying.tokensOf(keycloak)) {
      VerifiedToken proof = verifying.verified(token, Audience.marketplaceTenant());

      assertThat(TokenEndpoint.claims(token).has("sub")).isFalse();
      assertThat(proof.subject()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"iss, https://id.carerix.io/auth/realms/acme", "typ, Refresh", "exp, 4000000000"})
  void a_mapper_cannot_change_what_keycloak_says_itself(String claim, String value) {
    String token =
        Realms.tokenOf(
            GLOBEX, Realms.bareMarketplace().claim("tenant", GLOBEX).claim(claim, value));

    try (Verifying verifying = Verifying.tokensOf(keycloak)) {
      assertThat(TokenEndpoint.claims(token).path(claim).asText()).isNotEqualTo(value);
      assertThat(verifying.verified(token, Audience.marketplaceTenant()).tenant())
          .isEqualTo(GLOBEX);
    }
  }

  /**
   * Whoever may give clients of a realm mappers can speak as any client of that realm, and of that
   * realm alone. They could as well read the marketplace's own secret there.
   */
  @Test
  void a_mapper_can_change_the_authorized_party() {
    keycloak
        .admin()
        .replaceClient(GLOBEX, Realms.feature(GLOBEX).claim("azp", MARKETPLACE).representation());
    String token =
        TokenEndpoint.of(keycloak, GLOBEX).accessToken(Realms.FEATURE_CLIENT, Realms.SECRET);
    keycloak.admin().replaceClient(GLOBEX, Realms.feature(GLOBEX).representation());

    assertThat(TokenEndpoint.claims(token).path("azp").asText()).isEqualTo(MARKETPLACE);
    assertThat(TokenEndpoint.claims(token).path("client_id").asText())
        .isEqualTo(Realms.FEATURE_CLIENT);
  }

  @Test
  void the_least_that_the_verifier_needs_is_in_every_token_of_a_clients_own() {
    String token = Realms.tokenOf(GLOBEX, Realms.marketplace(GLOBEX));

    JsonNode claims = TokenEndpoint.claims(token);

    assertThat(claims.path("typ").asText()).isEqualTo("Bearer");
    assertThat(claims.path("azp").asText()).isEqualTo(MARKETPLACE);
    assertThat(claims.path("client_id").asText()).isEqualTo(MARKETPLACE);
    assertThat(claims.path("jti").asText()).startsWith("trrtcc:");
    assertThat(claims.has("nbf")).isFalse();
    assertThat(claims.path("exp").isIntegralNumber()).isTrue();
    assertThat(claims.path("iat").isIntegralNumber()).isTrue();
    assertThat(TokenEndpoint.header(token).path("typ").asText()).isEqualTo("JWT");
    assertThat(TokenEndpoint.header(token).path("alg").asText()).isEqualTo("RS256");
  }
}
