package io.marketsuite.identitycontract;

import static io.marketsuite.identitycontract.Realms.ACME;
import static io.marketsuite.identitycontract.Realms.FEATURE_CLIENT;
import static io.marketsuite.identitycontract.Realms.GLOBEX;
import static io.marketsuite.identitycontract.Realms.MASTER;
import static io.marketsuite.identitycontract.Realms.SECRET;
import static io.marketsuite.identitycontract.Realms.USER;
import static io.marketsuite.identitycontract.Verifying.MARKETPLACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.identitycontract.keycloak.Http;
import io.marketsuite.identitycontract.keycloak.RealKeycloak;
import io.marketsuite.identitycontract.keycloak.TokenEndpoint;
import io.marketsuite.token.Audience;
import io.marketsuite.token.RefusalReason;
import io.marketsuite.token.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose tokens are believed, and for what. */
class TokensContractTest {
  private static RealKeycloak keycloak;
  private static Verifying verifying;

  @BeforeAll
  static void start() {
    keycloak = Realms.keycloak();
    verifying = Verifying.tokensOf(keycloak);
  }

  @AfterAll
  static void stop() {
    verifying.close();
  }

  private static Http.Answer usersTokens(String scope) {
    return TokenEndpoint.of(keycloak, ACME).password(MARKETPLACE, SECRET, USER, SECRET, scope);
  }

  @Test
  void a_tenants_token_proves_tenant_issuer_client_key_and_times() {
    String token = Realms.token(ACME);
    JsonNode claims = TokenEndpoint.claims(token);

    VerifiedToken proof = verifying.at(Instant.now()).verified(token, Audience.marketplaceTenant());

    assertThat(proof.tenant()).isEqualTo("acme");
    assertThat(proof.tenantDisplay()).isEqualTo("Acme");
    assertThat(proof.isMaster()).isFalse();
    assertThat(proof.issuer()).isEqualTo(keycloak.issuer(ACME));
    assertThat(proof.issuerUrls().tokenEndpoint())
        .hasToString(keycloak.issuer(ACME) + "/protocol/openid-connect/token");
    assertThat(proof.authorizedParty()).isEqualTo(MARKETPLACE);
    assertThat(proof.keyId())
        .isEqualTo(keycloak.admin().activeKey(ACME, "RS256"))
        .isEqualTo(TokenEndpoint.header(token).path("kid").asText());
    assertThat(proof.issuedAt().getEpochSecond()).isEqualTo(claims.path("iat").asLong());
    assertThat(proof.expiresAt().getEpochSecond()).isEqualTo(claims.path("exp").asLong());
    assertThat(proof.subject()).contains(claims.path("sub").asText());
  }

  @Test
  void the_tenants_token_is_good_where_master_or_tenant_may_call_and_nowhere_for_master_alone() {
    String token = Realms.token(GLOBEX);

    verifying.at(Instant.now());

    assertThat(verifying.verified(token, Audience.marketplace()).isMaster()).isFalse();
    assertThat(verifying.refusal(token, Audience.marketplaceMaster()))
        .isEqualTo(RefusalReason.NOT_MASTER);
  }

  @Test
  void the_master_token_is_good_as_master_alone() {
    String token = Realms.token(MASTER);

    verifying.at(Instant.now());

    assertThat(verifying.verified(token, Audience.marketplaceMaster()).isMaster()).isTrue();
    assertThat(verifying.verified(token, Audience.marketplace()).isMaster()).isTrue();
    assertThat(verifying.refusal(token, Audience.marketplaceTenant()))
        .isEqualTo(RefusalReason.MASTER_REALM);
    assertThat(verifying.refusal(token, Audience.featureClient(Set.of(MARKETPLACE))))
        .isEqualTo(RefusalReason.MASTER_REALM);
  }

  @Test
  void the_master_realm_of_another_listed_host_is_not_the_master() {
    String token =
        new TokenEndpoint(keycloak.hostByOtherName() + "/auth/realms/master")
            .accessToken(MARKETPLACE, SECRET);

    verifying.at(Instant.now());

    assertThat(TokenEndpoint.claims(token).path("iss").asText())
        .isEqualTo(keycloak.hostByOtherName() + "/auth/realms/master");
    assertThat(verifying.refusal(token, Audience.marketplaceMaster()))
        .isEqualTo(RefusalReason.MASTER_REALM);
  }

  @Test
  void a_tenant_on_another_listed_host_is_believed_with_that_hosts_issuer() {
    String issuer = keycloak.hostByOtherName() + "/auth/realms/" + ACME;
    String token = new TokenEndpoint(issuer).accessToken(MARKETPLACE, SECRET);

    VerifiedToken proof = verifying.at(Instant.now()).verified(token, Audience.marketplaceTenant());

    assertThat(proof.issuer()).isEqualTo(issuer);
    assertThat(proof.tenant()).isEqualTo("acme");
  }

  @Test
  void a_host_that_is_not_listed_is_not_believed_and_not_asked() {
    String token = Realms.token(ACME);

    try (Verifying strangers =
        Verifying.tokensOf(keycloak, config -> config.hosts(Set.of("http://localhost:1")))) {
      assertThat(strangers.refusal(token, Audience.marketplaceTenant()))
          .isEqualTo(RefusalReason.ISSUER_UNLISTED);
      assertThat(strangers.fetches()).isZero();
    }
  }

  @Test
  void a_feature_clients_token_is_good_for_telemetry_of_its_tenant_and_not_for_management() {
    String token = TokenEndpoint.of(keycloak, ACME).accessToken(FEATURE_CLIENT, SECRET);

    verifying.at(Instant.now());

    assertThat(verifying.refusal(token, Audience.marketplace()))
        .isEqualTo(RefusalReason.AUTHORIZED_PARTY);
    assertThat(
            verifying
                .verified(
                    token,
                    Audience.featureClient(
                        (issuer, azp) ->
                            issuer.tenant().equals(ACME) && azp.equals(FEATURE_CLIENT)))
                .tenant())
        .isEqualTo(ACME);
    assertThat(
            verifying.refusal(
                token, Audience.featureClient((issuer, azp) -> issuer.tenant().equals(GLOBEX))))
        .isEqualTo(RefusalReason.AUTHORIZED_PARTY);
  }

  @Test
  void an_id_token_is_refused_for_its_type() {
    String token = TokenEndpoint.token(usersTokens(""), "id_token");

    assertThat(verifying.at(Instant.now()).refusal(token, Audience.marketplace()))
        .isEqualTo(RefusalReason.TOKEN_TYPE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"Refresh, ''", "Offline, offline_access"})
  void a_refresh_token_is_refused_since_keycloak_signs_it_with_a_secret(String type, String scope) {
    String token = TokenEndpoint.token(usersTokens(scope), "refresh_token");

    assertThat(TokenEndpoint.claims(token).path("typ").asText()).isEqualTo(type);
    assertThat(TokenEndpoint.header(token).path("alg").asText()).startsWith("HS");
    assertThat(verifying.at(Instant.now()).refusal(token, Audience.marketplace()))
        .isEqualTo(RefusalReason.ALGORITHM);
  }

  /** The protocol asks for the issuer and the client alone: this is its limit, not ours. */
  @Test
  void a_users_access_token_at_the_marketplaces_client_cannot_be_told_from_the_clients_own() {
    String token = TokenEndpoint.token(usersTokens("offline_access"), "access_token");

    VerifiedToken proof = verifying.at(Instant.now()).verified(token, Audience.marketplaceTenant());

    assertThat(proof.authorizedParty()).isEqualTo(MARKETPLACE);
  }

  @Test
  void one_tenants_signature_under_another_tenants_claims_is_refused() {
    List<String> acme = List.of(Realms.token(ACME).split("\\."));
    List<String> globex = List.of(Realms.token(GLOBEX).split("\\."));
    String headerOfAcme = String.join(".", acme.get(0), globex.get(1), acme.get(2));
    String headerOfGlobex = String.join(".", globex.get(0), globex.get(1), acme.get(2));

    verifying.at(Instant.now());

    assertThat(verifying.refusal(headerOfAcme, Audience.marketplaceTenant()))
        .isEqualTo(RefusalReason.KEY_UNKNOWN);
    assertThat(verifying.refusal(headerOfGlobex, Audience.marketplaceTenant()))
        .isEqualTo(RefusalReason.SIGNATURE);
  }

  @Test
  void a_claim_that_was_changed_breaks_the_signature() {
    String[] parts = Realms.token(ACME).split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]));
    String changed = claims.replace("\"tenant\":\"Acme\"", "\"tenant\":\"ACME\"");
    String token =
        String.join(
            ".",
            parts[0],
            Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes()),
            parts[2]);

    verifying.at(Instant.now());

    assertThat(changed).isNotEqualTo(claims);
    assertThat(verifying.refusal(token, Audience.marketplaceTenant()))
        .isEqualTo(RefusalReason.SIGNATURE);
  }

  @Test
  void a_token_is_good_until_its_end_and_the_skew_and_not_a_moment_longer() {
    String token = Realms.token(ACME);
    Instant end = Instant.ofEpochSecond(TokenEndpoint.claims(token).path("exp").asLong());
    Duration skew = Duration.ofSeconds(30);

    verifying.at(end.plus(skew).minusMillis(1)).verified(token, Audience.marketplaceTenant());

    assertThat(verifying.at(end.plus(skew)).refusal(token, Audience.marketplaceTenant()))
        .isEqualTo(RefusalReason.EXPIRED);
  }

  @Test
  void a_token_from_a_clock_ahead_of_ours_is_good_within_the_skew_alone() {
    String token = Realms.token(ACME);
    Instant issued = Instant.ofEpochSecond(TokenEndpoint.claims(token).path("iat").asLong());
    Duration skew = Duration.ofSeconds(30);

    verifying.at(issued.minus(skew)).verified(token, Audience.marketplaceTenant());

    assertThat(
            verifying
                .at(issued.minus(skew).minusMillis(1))
                .refusal(token, Audience.marketplaceTenant()))
        .isEqualTo(RefusalReason.ISSUED_IN_FUTURE);
  }
}
