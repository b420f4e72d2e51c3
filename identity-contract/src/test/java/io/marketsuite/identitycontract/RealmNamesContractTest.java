package io.marketsuite.identitycontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.identitycontract.keycloak.Http;
import io.marketsuite.identitycontract.keycloak.RealKeycloak;
import io.marketsuite.identitycontract.keycloak.TokenEndpoint;
import io.marketsuite.token.Audience;
import io.marketsuite.token.RefusalReason;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keycloak takes nearly any text for a realm; we take those that can be a tenant's key. */
class RealmNamesContractTest {
  private static final String BEFORE = "renamed";

  private static RealKeycloak keycloak;

  @BeforeAll
  static void start() {
    keycloak = Realms.keycloak();
    keycloak.admin().createRealm(Map.of("realm", BEFORE, "enabled", true));
    keycloak.admin().createClient(BEFORE, Realms.marketplace("anything").representation());
  }

  /** A realm costs its keys; one realm that is renamed costs them once. */
  private static String tokenOfRealmCalled(String name) {
    keycloak.admin().updateRealm(BEFORE, Map.of("realm", name));
    try {
      return new TokenEndpoint(keycloak.base() + "/realms/" + Http.encode(name))
          .accessToken(Verifying.MARKETPLACE, Realms.SECRET);
    } finally {
      keycloak.admin().updateRealm(name, Map.of("realm", BEFORE));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ACME, REALM",
    "CustomerName, REALM",
    "acme.nl, REALM",
    "acme-, REALM",
    "-acme, REALM",
    "Acme B.V., ISSUER_FORM",
    "café, ISSUER_FORM",
    "acme%2Fglobex, ISSUER_FORM",
    "Master, MASTER_REALM",
  })
  void a_realm_with_such_a_name_is_refused_and_nobody_is_asked(String name, RefusalReason reason) {
    String token = tokenOfRealmCalled(name);

    try (Verifying verifying = Verifying.tokensOf(keycloak)) {
      assertThat(verifying.refusal(token, Audience.marketplace()))
          .as(TokenEndpoint.claims(token).path("iss").asText())
          .isEqualTo(reason);
      assertThat(verifying.fetches()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"acme;x", "acme@globex", "acme/globex", "acme?x", "acme&x", "acme#x"})
  void a_character_that_means_something_in_a_url_is_refused_by_keycloak_itself(String name) {
    Map<String, String> renamed = Map.of("realm", name);

    assertThatThrownBy(() -> keycloak.admin().updateRealm(BEFORE, renamed))
        .hasMessageContaining("Keycloak answered 400");
  }

  @Test
  void invented_realms_cost_one_fetch_each_in_a_cooldown_and_are_refused() {
    String token = Realms.token(Realms.ACME);
    String[] parts = token.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]));
    String invented =
        claims
            .replace("/realms/acme\"", "/realms/invented\"")
            .replace("\"tenant\":\"Acme\"", "\"tenant\":\"invented\"");
    String forged =
        String.join(
            ".",
            parts[0],
            Base64.getUrlEncoder().withoutPadding().encodeToString(invented.getBytes()),
            parts[2]);

    try (Verifying verifying = Verifying.tokensOf(keycloak)) {
      for (int attempt = 0; attempt < 50; attempt++) {
        assertThat(verifying.refusal(forged, Audience.marketplaceTenant()))
            .isEqualTo(RefusalReason.KEYS_UNAVAILABLE);
      }
      assertThat(verifying.fetches()).isEqualTo(1);
    }
  }
}
