package io.marketsuite.settings;

import static io.marketsuite.settings.support.Api.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Sealing;
import io.marketsuite.settings.support.Tokens;
import io.marketsuite.testsupport.tokens.ForgedToken;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two tenants, two features, two generations: whose token it is decides, and nothing else. */
@QuarkusTest
@TestProfile(SeveralFeaturesTest.SeveralFeatures.class)
class IsolationTest {
  private static final List<String> FEATURES = List.of("partner", "second");

  private final String first = Installation.any().tenant();

  /** One whose name begins like the other's, so that no comparison by prefix goes unseen. */
  private final String second = first + "-2";

  private static String secret(String tenant, String feature, long generation) {
    return "canary." + tenant + "." + feature + "." + generation + ".";
  }

  private void storeEverything() {
    for (String tenant : List.of(first, second)) {
      for (String feature : FEATURES) {
        for (long generation = 1; generation <= 2; generation++) {
          store(new Installation(tenant, feature), generation);
        }
      }
    }
  }

  private static void store(Installation installation, long generation) {
    String secret = secret(installation.tenant(), installation.feature(), generation);
    installation.store(
        installation
            .request(CommandKind.CREATE)
            .generation(generation)
            .naming(new SettingPresence("backend", "apiKey", true))
            .secrets(
                Sealing.seal(
                    installation,
                    "{\"backend\":{\"apiKey\":\"" + secret + "\"}}",
                    "{\"backend\":{\"clientId\":\"id-%s\",\"clientSecret\":\"%s\"}}"
                        .formatted(secret, secret))));
  }

  private static String read(String tenant, String feature) {
    return given()
        .header("Authorization", Tokens.ofMarketplace(tenant).bearer())
        .get("/features/" + feature + "/settings")
        .asString();
  }

  private static String credentials(String tenant, String feature, long generation) {
    return given()
        .header("Authorization", Tokens.ofOperator("vendor").bearer())
        .queryParam("generation", generation)
        .get("/api/v1/installations/" + tenant + "/" + feature + "/credentials")
        .asString();
  }

  private void assertOnly(String answer, String tenant, String feature, long generation) {
    assertThat(answer).contains(secret(tenant, feature, generation));
    String others = answer.replace(secret(tenant, feature, generation), "");
    assertThat(others).doesNotContain("canary.");
  }

  @Test
  void each_token_reads_its_own_tenants_current_generation_alone() {
    storeEverything();

    for (String tenant : List.of(first, second)) {
      for (String feature : FEATURES) {
        assertOnly(read(tenant, feature), tenant, feature, 2);
      }
    }
  }

  @Test
  void a_realm_of_the_same_name_at_another_listed_server_reads_nothing() {
    storeEverything();
    String token = ForgedToken.of(first, Tokens.MARKETPLACE).build();

    Response answer =
        given().header("Authorization", "Bearer " + token).get("/features/partner/settings");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.asString()).doesNotContain("canary.");
  }

  @Test
  void an_erased_generation_is_not_replaced_by_anybody_elses() {
    storeEverything();
    Installation erased = new Installation(first, "partner");

    erased.decide(erased.erasure(2));
    erased.store(erased.request(CommandKind.UPDATE).generation(1));
    assertOnly(read(first, "partner"), first, "partner", 1);
    erased.decide(erased.erasure(1));
    erased.store(erased.request(CommandKind.UPDATE).generation(1));

    assertThat(
            given()
                .header("Authorization", Tokens.ofMarketplace(first).bearer())
                .get("/features/partner/settings")
                .statusCode())
        .isEqualTo(404);
    assertOnly(read(first, "second"), first, "second", 2);
    assertOnly(read(second, "partner"), second, "partner", 2);
  }

  @Test
  void each_address_of_credentials_has_one_generation_of_one_tenant_and_feature() {
    storeEverything();

    for (String tenant : List.of(first, second)) {
      for (String feature : FEATURES) {
        for (long generation = 1; generation <= 2; generation++) {
          assertOnly(credentials(tenant, feature, generation), tenant, feature, generation);
        }
      }
    }
  }

  static Stream<Arguments> names() {
    return Stream.of(
        arguments("X-Tenant", "header"),
        arguments("Tenant", "header"),
        arguments("tenant", "query"),
        arguments("tenant_id", "query"),
        arguments("realm", "query"));
  }

  @ParameterizedTest(name = "{1} {0}")
  @MethodSource("names")
  void nothing_in_a_request_names_another_tenant(String name, String where) {
    storeEverything();
    var request = given().header("Authorization", Tokens.ofMarketplace(first).bearer());

    String answer =
        (where.equals("header") ? request.header(name, second) : request.queryParam(name, second))
            .get("/features/partner/settings")
            .asString();

    assertOnly(answer, first, "partner", 2);
  }

  @Test
  void a_claim_that_names_another_tenant_is_not_believed() {
    storeEverything();

    var response =
        given()
            .header("Authorization", Tokens.ofMarketplace(first).text("tenant", second).bearer())
            .get("/features/partner/settings");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.asString()).doesNotContain("canary.");
  }
}
