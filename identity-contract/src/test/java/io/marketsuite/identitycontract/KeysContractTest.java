package io.marketsuite.identitycontract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.identitycontract.keycloak.Http;
import io.marketsuite.identitycontract.keycloak.KeycloakAdmin;
import io.marketsuite.identitycontract.keycloak.RealKeycloak;
import io.marketsuite.token.Audience;
import io.marketsuite.token.RefusalReason;
import io.marketsuite.token.SigningKeys;
import io.marketsuite.token.adapter.jose.JwksDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The keys that a realm publishes, and what becomes of tokens when they change. */
class KeysContractTest {
  private static final String ROTATING = "rotating";
  private static final String FIRST_KEY = "rsa-generated";
  private static final Duration COOLDOWN = Verifying.KEYS.cooldown().plusMillis(1);
  private static final Duration REFRESH = Verifying.KEYS.refreshAfter().plusMillis(1);

  private static RealKeycloak keycloak;
  private static KeycloakAdmin admin;

  @BeforeAll
  static void start() {
    keycloak = Realms.keycloak();
    admin = keycloak.admin();
    admin.createRealm(Map.of("realm", ROTATING, "enabled", true));
    admin.createClient(ROTATING, Realms.marketplace(ROTATING).representation());
  }

  private static Http.Answer keySet(String realm) {
    return Http.get(
        URI.create(keycloak.issuer(realm) + "/protocol/openid-connect/certs"), Map.of());
  }

  private static List<JsonNode> keys(Http.Answer keySet) {
    return StreamSupport.stream(keySet.json().path("keys").spliterator(), false).toList();
  }

  private static SigningKeys usable(Http.Answer keySet) throws IOException {
    return JwksDocument.parse(keySet.text().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_new_realm_publishes_one_key_for_signatures_and_one_for_encryption() throws IOException {
    Http.Answer keySet = keySet(Realms.ACME);

    SigningKeys usable = usable(keySet);

    assertThat(keySet.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(keys(keySet)).hasSize(2);
    assertThat(keys(keySet))
        .extracting(key -> key.path("alg").asText() + " " + key.path("use").asText())
        .containsExactlyInAnyOrder("RS256 sig", "RSA-OAEP enc");
    assertThat(keys(keySet)).noneMatch(key -> key.has("key_ops"));
    assertThat(keys(keySet)).allMatch(key -> key.has("x5c") && key.has("x5t#S256"));
    assertThat(usable.size()).isOne();
    assertThat(usable.get(admin.activeKey(Realms.ACME, "RS256"))).isPresent();
  }

  @Test
  void of_a_realm_with_keys_of_many_kinds_those_we_know_are_taken() throws IOException {
    Http.Answer keySet = keySet(Realms.GLOBEX);

    SigningKeys usable = usable(keySet);

    assertThat(keys(keySet))
        .extracting(key -> key.path("alg").asText())
        .contains("RS256", "PS256", "ES256", "EdDSA", "RSA-OAEP");
    assertThat(usable.size()).isEqualTo(3);
    assertThat(List.of("RS256", "PS256", "ES256"))
        .allMatch(name -> usable.get(admin.activeKey(Realms.GLOBEX, name)).isPresent());
  }

  /** Disabling is what an operator does to a key that leaked; passive is ordinary rotation. */
  @Test
  void rotation_costs_one_fetch_and_a_withdrawn_key_is_refused_after_the_next() {
    String old = Realms.token(ROTATING);
    try (Verifying verifying = Verifying.tokensOf(keycloak).at(Instant.now())) {
      accepted(verifying, old);
      accepted(verifying, old);
      assertThat(verifying.fetches()).isEqualTo(1);

      admin.addKey(ROTATING, "next", "rsa-generated", Map.of("priority", "200"));
      String rotated = Realms.token(ROTATING);
      verifying.later(COOLDOWN);
      accepted(verifying, rotated);
      accepted(verifying, old);
      accepted(verifying, rotated);
      assertThat(verifying.fetches()).as("the new key was fetched once").isEqualTo(2);

      admin.changeKey(ROTATING, FIRST_KEY, Map.of("active", "false"));
      verifying.later(COOLDOWN);
      accepted(verifying, old);
      assertThat(verifying.fetches()).as("a passive key is still published").isEqualTo(2);

      admin.changeKey(ROTATING, FIRST_KEY, Map.of("enabled", "false"));
      verifying.later(REFRESH);
      accepted(verifying, rotated);
      verifying.awaitRefusal(old, RefusalReason.KEY_UNKNOWN);
      accepted(verifying, rotated);
      assertThat(verifying.fetches()).as("cooling down: no fetch for the old key").isEqualTo(3);
    }
  }

  @Test
  void a_deleted_key_is_believed_until_the_next_refresh_and_by_nobody_who_asks_anew() {
    admin.addKey(ROTATING, "short-lived", "rsa-generated", Map.of("priority", "300"));
    String token = Realms.token(ROTATING);
    try (Verifying knowing = Verifying.tokensOf(keycloak).at(Instant.now());
        Verifying asking = Verifying.tokensOf(keycloak).at(Instant.now())) {
      accepted(knowing, token);

      admin.deleteKey(ROTATING, "short-lived");

      accepted(knowing, token);
      assertThat(asking.refusal(token, Audience.marketplaceTenant()))
          .isEqualTo(RefusalReason.KEY_UNKNOWN);
      knowing.later(REFRESH);
      knowing.awaitRefusal(token, RefusalReason.KEY_UNKNOWN);
      assertThat(knowing.fetches()).isEqualTo(2);
    }
  }

  private static void accepted(Verifying verifying, String token) {
    assertThat(verifying.verified(token, Audience.marketplaceTenant()).tenant())
        .isEqualTo(ROTATING);
  }
}
