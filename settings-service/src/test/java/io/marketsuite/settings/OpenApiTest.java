package io.marketsuite.settings;

import static io.marketsuite.settings.support.Api.contract;
import static io.marketsuite.settings.support.Api.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.settings.support.Database;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Sealing;
import io.marketsuite.settings.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The document says all that the service answers, and nothing that it does not. */
@QuarkusTest
class OpenApiTest {
  private static final String DEFECT = "a defect; no request is known to cause one";
  private static final List<String> SETTINGS =
      List.of("/features/{featureId}/settings", "/features/settings");

  private final Installation good = Installation.any();

  @Test
  void every_declared_answer_is_given_and_every_given_answer_is_declared() {
    store(good, "good");

    marketplace();
    credentials();
    tokens();
    withoutDatabase();

    exceptWhatOtherTestsSee();
    contract().assertAllObserved();
  }

  private void marketplace() {
    for (String path : new String[] {"/features/partner/settings", "/features/settings"}) {
      assertStatus(200, bearer(good).get(path));
      assertStatus(401, given().get(path));
      assertStatus(413, bearer(good).body(large()).get(path));
    }
    assertStatus(404, bearer(good).get("/features/unheard/settings"));
  }

  private void credentials() {
    String path = path(good, "credentials");
    assertStatus(200, as("vendor").get(path));
    assertStatus(400, as("vendor").queryParam("generation", "x").get(path));
    assertStatus(401, given().get(path));
    assertStatus(403, as("service").get(path));
    assertStatus(404, as("vendor").get(path(Installation.any(), "credentials")));
    assertStatus(413, as("vendor").body(large()).get(path));
  }

  private void tokens() {
    Installation revoked = Installation.any();
    Installation down = Installation.any();
    store(revoked, "revoked");
    store(down, "down");
    String path = path(good, "token");
    assertStatus(200, as("service").post(path));
    assertStatus(200, json("{\"service_id\":\"backend\",\"generation\":1}").post(path));
    assertStatus(400, json("[]").post(path));
    assertStatus(401, given().post(path));
    assertStatus(403, as("operator").post(path));
    assertStatus(404, as("service").post(path(Installation.any(), "token")));
    assertStatus(409, as("service").post(path(revoked, "token")));
    assertStatus(413, json(large()).post(path));
    assertStatus(415, as("service").contentType("text/plain").body("{}").post(path));
    assertStatus(503, as("service").post(path(down, "token")));
  }

  private void withoutDatabase() {
    try {
      Database.run("postgres", "alter database settings allow_connections false");
      Database.run(
          "postgres",
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'settings'");
      assertStatus(503, bearer(good).get("/features/partner/settings"));
      assertStatus(503, bearer(good).get("/features/settings"));
      assertStatus(503, as("vendor").get(path(good, "credentials")));
      assertStatus(503, as("vendor").post(path(good, "token")));
    } finally {
      Database.run("postgres", "alter database settings allow_connections true");
    }
  }

  private static void exceptWhatOtherTestsSee() {
    SETTINGS.forEach(
        path ->
            contract()
                .except("GET " + path, "403", "no list of sources here; see SettingsDoorTest")
                .except("GET " + path, "500", DEFECT));
    contract()
        .except("GET /features/settings", "404", "one feature here; see SeveralFeaturesTest")
        .except("GET /api/v1/installations/{tenant}/{featureId}/credentials", "500", DEFECT)
        .except("POST /api/v1/installations/{tenant}/{featureId}/token", "500", DEFECT);
  }

  @Test
  void the_document_is_served_as_yaml_and_as_json() {
    Response yaml = io.restassured.RestAssured.given().get("/q/openapi");

    assertThat(yaml.statusCode()).isEqualTo(200);
    assertThat(yaml.asString()).startsWith("---").contains("openapi: 3.1.0");
    assertThat(
            io.restassured.RestAssured.given()
                .queryParam("format", "json")
                .get("/q/openapi")
                .<Map<String, Object>>path("paths"))
        .hasSize(4);
  }

  private static void assertStatus(int expected, Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(expected);
  }

  private static String large() {
    return "\"" + "x".repeat(16 * 1024) + "\"";
  }

  private static RequestSpecification bearer(Installation installation) {
    return given().header("Authorization", Tokens.ofMarketplace(installation.tenant()).bearer());
  }

  private static RequestSpecification as(String role) {
    return given().header("Authorization", Tokens.ofOperator(role).bearer());
  }

  private static RequestSpecification json(String body) {
    return as("vendor").contentType("application/json").body(body);
  }

  private static String path(Installation installation, String route) {
    return "/api/v1/installations/" + installation.tenant() + "/partner/" + route;
  }

  private static void store(Installation installation, String secret) {
    installation.store(
        installation
            .request(CommandKind.CREATE)
            .naming(new SettingPresence("backend", "apiKey", true))
            .publicClients(new ClientRef("frontend", "f"))
            .secrets(
                Sealing.seal(
                    installation,
                    "{\"backend\":{\"apiKey\":\"k\"}}",
                    "{\"backend\":{\"clientId\":\"b\",\"clientSecret\":\"" + secret + "\"}}")));
  }
}
