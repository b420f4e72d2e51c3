package io.marketsuite.identitycontract;

import static io.marketsuite.identitycontract.Realms.ACME;
import static io.marketsuite.identitycontract.Realms.FEATURE_CLIENT;
import static io.marketsuite.identitycontract.Realms.GLOBEX;
import static io.marketsuite.identitycontract.Realms.MASTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.identitycontract.keycloak.Http;
import io.marketsuite.identitycontract.keycloak.RealKeycloak;
import io.marketsuite.identitycontract.keycloak.TokenEndpoint;
import io.marketsuite.systemtests.web.Browser;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.token.Audience;
import io.marketsuite.token.VerifiedToken;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole suite with tokens that a real Keycloak issued. */
class SuiteContractTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static RealKeycloak keycloak;
  private static OperatorRealm operator;
  private static SuiteOnKeycloak suite;

  @BeforeAll
  static void start() {
    keycloak = Realms.keycloak();
    operator = OperatorRealm.in(keycloak);
    suite = SuiteOnKeycloak.start(keycloak, operator);
  }

  @AfterAll
  static void stop() {
    if (suite != null) {
      suite.close();
    }
  }

  /** A tenant of its own with the feature installed and called back. */
  private static CallbackInbox.Callback installed(String tenant) {
    String token = Realms.token(tenant);
    Http.Answer answer = suite.install(token);
    if (answer.status() != 202) {
      throw new AssertionError("Create of " + tenant + ": " + answer.status() + answer.text());
    }
    CallbackInbox.Callback callback =
        suite.inbox().await(it -> of(it, tenant) && it.query().contains("FeatureCreateCommand"));
    awaitStatus(tenant, "DEACTIVATED");
    return callback;
  }

  private static boolean of(CallbackInbox.Callback callback, String tenant) {
    return TokenEndpoint.claims(callback.token())
        .path("iss")
        .asText()
        .equals(keycloak.issuer(tenant));
  }

  private static void awaitStatus(String tenant, String status) {
    Deadline.in(PATIENCE)
        .await(() -> status(tenant).equals(status), () -> tenant + " is still " + status(tenant));
  }

  private static String status(String tenant) {
    return suite
        .installation(operator.machineToken("operator"), tenant)
        .json()
        .path("status")
        .asText();
  }

  private static void tenant(String name) {
    keycloak.admin().createRealm(Map.of("realm", name, "enabled", true));
    keycloak.admin().createClient(name, Realms.marketplace(name).representation());
    keycloak.admin().createClient(name, Realms.feature(name).representation());
  }

  @Test
  void an_install_is_called_back_with_the_feature_clients_own_token_and_settings_are_served() {
    CallbackInbox.Callback callback = installed(ACME);
    String brokerToken = operator.machineToken("service");

    Http.Answer settings = suite.settings(Realms.token(ACME));
    Http.Answer settingsOfAnother = suite.settings(Realms.token(GLOBEX));
    Http.Answer brokered = suite.brokered(brokerToken, ACME);

    assertThat(callback.query())
        .contains("featureId=partner", "type=FeatureCreateCommand", "status=SUCCESS");
    assertThat(verified(callback.token()).authorizedParty()).isEqualTo(FEATURE_CLIENT);
    assertThat(settings.status()).isEqualTo(200);
    assertThat(settings.text()).contains("inputExample", "first");
    assertThat(settingsOfAnother.text()).doesNotContain("first");
    assertThat(brokered.status()).isEqualTo(200);
    assertThat(verified(brokered.json().path("access_token").asText()).tenant()).isEqualTo(ACME);
  }

  private static VerifiedToken verified(String token) {
    try (Verifying verifying = Verifying.tokensOf(keycloak)) {
      return verifying.verified(token, Audience.featureClient(Set.of(FEATURE_CLIENT)));
    }
  }

  @Test
  void a_client_that_is_gone_when_a_delete_is_called_back_means_that_it_was_done() {
    tenant("hooli");
    installed("hooli");
    String service = operator.machineToken("service");

    keycloak.admin().deleteClient("hooli", FEATURE_CLIENT);
    suite.inbox().refuse("FeatureDeleteCommand");
    Http.Answer brokered = suite.brokered(service, "hooli");
    Http.Answer deleted = suite.command(Realms.token("hooli"), "Delete", "{}");

    assertThat(brokered.status()).isEqualTo(409);
    assertThat(brokered.json().path("type").asText()).isEqualTo("/problems/invalid-client");
    assertThat(brokered.text()).contains("invalid_client");
    assertThat(deleted.status()).isEqualTo(202);
    assertThat(
            suite
                .kafka()
                .await(
                    Topics.CALLBACK_ATTEMPTS,
                    it ->
                        it.key().equals("hooli/partner")
                            && it.value().contains("callback_ended")
                            && it.value().contains("DELETE"),
                    1,
                    PATIENCE)
                .getFirst()
                .value())
        .contains("PRESUMED_DELIVERED");
    awaitStatus("hooli", "ABSENT");
  }

  @Test
  void a_cleanup_takes_the_master_token_and_no_tenants() {
    tenant("umbrella");
    installed("umbrella");
    String payload = "{\"tenant\":\"Umbrella\"}";

    Http.Answer byTenant = suite.command(Realms.token("umbrella"), "Cleanup", payload);
    Http.Answer otherByMaster = suite.command(Realms.token(MASTER), "Activate", "{}");
    Http.Answer byMaster = suite.command(Realms.token(MASTER), "Cleanup", payload);

    assertThat(byTenant.status()).isEqualTo(401);
    assertThat(otherByMaster.status()).isEqualTo(401);
    assertThat(byMaster.status()).isIn(200, 202);
    awaitStatus("umbrella", "ABSENT");
    suite
        .kafka()
        .await(Topics.ERASURE_RECEIPTS, it -> it.key().equals("umbrella/partner"), 1, PATIENCE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "olga, access_token, 404",
    "olga, refresh_token, 401",
    "olga, id_token, 401",
    "gast, id_token, 401",
    "gast, access_token, 403",
  })
  void the_operators_api_takes_access_tokens_of_people_in_the_group(
      String person, String kind, int status) {
    String token = operator.personsToken(person, kind);

    Http.Answer answer = suite.installation(token, "nobody");

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void a_tenants_token_does_not_open_the_operators_api() {
    Http.Answer answer = suite.installation(Realms.token(ACME), ACME);

    assertThat(answer.status()).isEqualTo(401);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"olga, 200, Metrics", "gast, 403, ''"})
  void the_metrics_page_opens_to_people_in_the_group_after_keycloaks_own_login(
      String person, int status, String shown) {
    Browser.Page page = suite.metricsPage(person, operator.secret());

    assertThat(page.status()).isEqualTo(status);
    assertThat(page.text()).containsIgnoringCase(shown).doesNotContain("eyJ");
    assertThat(page.at().toString()).doesNotContain("code=");
  }
}
