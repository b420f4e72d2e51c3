package io.marketsuite.identitycontract;

import static io.marketsuite.identitycontract.Realms.FEATURE_CLIENT;
import static io.marketsuite.identitycontract.Realms.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.identitycontract.keycloak.Http;
import io.marketsuite.identitycontract.keycloak.KeycloakAdmin;
import io.marketsuite.identitycontract.keycloak.RealKeycloak;
import io.marketsuite.identitycontract.keycloak.TokenEndpoint;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How the token endpoint says no. The token broker tells "this client is not valid any more" (400
 * or 401 with {@code invalid_client} or {@code unauthorized_client}) from "ask again later"
 * (anything else) by these answers alone.
 */
class TokenEndpointContractTest {
  private static final String REALM = "initech";

  private static RealKeycloak keycloak;
  private static KeycloakAdmin admin;

  @BeforeAll
  static void start() {
    keycloak = Realms.keycloak();
    admin = keycloak.admin();
    admin.createRealm(Map.of("realm", REALM, "enabled", true));
  }

  @BeforeEach
  void installed() {
    admin.replaceClient(REALM, Realms.feature(REALM).representation());
  }

  private static Http.Answer ask(String secret) {
    return TokenEndpoint.of(keycloak, REALM).clientCredentials(FEATURE_CLIENT, secret);
  }

  private static void assertRefused(Http.Answer answer, int status, String error) {
    assertThat(answer.text()).contains(error);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("error").asText()).isEqualTo(error);
    assertThat(answer.text()).doesNotContain(SECRET);
  }

  @Test
  void a_token_comes_with_its_lifetime_and_without_a_refresh_token() {
    Http.Answer answer = ask(SECRET);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("token_type").asText()).isEqualTo("Bearer");
    // Keycloak counts from the moment it began, and may already be a second further.
    assertThat(answer.json().path("expires_in").asLong()).isBetween(290L, 300L);
    assertThat(answer.json().path("refresh_expires_in").asLong()).isZero();
    assertThat(answer.json().has("refresh_token")).isFalse();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void a_wrong_secret_is_an_unauthorized_client() {
    assertRefused(ask("another"), 401, "unauthorized_client");
  }

  @Test
  void a_deleted_client_is_an_invalid_client() {
    admin.deleteClient(REALM, FEATURE_CLIENT);

    assertRefused(ask(SECRET), 401, "invalid_client");
  }

  @Test
  void a_disabled_client_is_an_invalid_client() {
    admin.updateClient(REALM, FEATURE_CLIENT, Map.of("enabled", false));

    assertRefused(ask(SECRET), 401, "invalid_client");
  }

  @Test
  void a_client_without_a_service_account_is_an_unauthorized_client() {
    admin.updateClient(REALM, FEATURE_CLIENT, Map.of("serviceAccountsEnabled", false));

    assertRefused(ask(SECRET), 401, "unauthorized_client");
  }

  @Test
  void a_client_that_became_public_is_an_unauthorized_client() {
    admin.updateClient(REALM, FEATURE_CLIENT, Map.of("publicClient", true));

    assertRefused(ask(SECRET), 401, "unauthorized_client");
  }

  @Test
  void a_disabled_realm_is_forbidden_and_so_not_the_clients_fault() {
    admin.updateRealm(REALM, Map.of("enabled", false));
    try {
      assertRefused(ask(SECRET), 403, "access_denied");
    } finally {
      admin.updateRealm(REALM, Map.of("enabled", true));
    }
  }

  @Test
  void an_unknown_realm_is_not_found_and_its_error_is_no_code_of_oauth() {
    Http.Answer answer =
        TokenEndpoint.of(keycloak, "nobody").clientCredentials(FEATURE_CLIENT, SECRET);

    assertRefused(answer, 404, "Realm does not exist");
  }

  @Test
  void a_realm_is_told_from_another_by_case() {
    Http.Answer answer =
        TokenEndpoint.of(keycloak, "INITECH").clientCredentials(FEATURE_CLIENT, SECRET);

    assertRefused(answer, 404, "Realm does not exist");
  }

  @Test
  void a_rotated_secret_refuses_the_old_one_at_once() {
    admin.updateClient(REALM, FEATURE_CLIENT, Map.of("secret", "rotated"));

    assertRefused(ask(SECRET), 401, "unauthorized_client");
    assertThat(ask("rotated").status()).isEqualTo(200);
  }
}
