package io.marketsuite.settings;

import static io.marketsuite.settings.support.Api.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Sealing;
import io.marketsuite.settings.support.Tokens;
import io.marketsuite.testsupport.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class SettingsEndpointTest {
  private static final String PATH = "/features/partner/settings";

  private final Installation installation = Installation.any();

  @Test
  void settings_are_grouped_by_service_and_keep_their_json_types() {
    store(
        1,
        """
        {"backend":{"apiKey":"k3y","schedulerEnabled":false,
          "statuses":[{"id":12345678901234567890,"weight":1.10}]},
         "worker":{"notes":"a\\nb"}}
        """,
        "backend.apiKey",
        "backend.schedulerEnabled",
        "backend.statuses",
        "worker.notes");

    Response response = get(PATH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).startsWith("application/json");
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(response.asString())
        .isEqualTo(
            "{\"settings\":{\"backend\":{\"apiKey\":\"k3y\",\"schedulerEnabled\":false,"
                + "\"statuses\":[{\"id\":12345678901234567890,\"weight\":1.10}]},"
                + "\"worker\":{\"notes\":\"a\\nb\"}}}");
  }

  @Test
  void the_address_need_not_name_the_only_feature() {
    store(1, "{\"backend\":{\"apiKey\":\"k3y\"}}", "backend.apiKey");

    assertThat(get("/features/settings").asString())
        .isEqualTo("{\"settings\":{\"backend\":{\"apiKey\":\"k3y\"}}}");
  }

  @Test
  void an_update_is_read_by_the_next_request() {
    store(1, "{\"backend\":{\"apiKey\":\"old\"}}", "backend.apiKey");
    installation.store(
        installation
            .request(CommandKind.UPDATE)
            .naming(new SettingPresence("backend", "apiKey", true))
            .secrets(Sealing.seal(installation, "{\"backend\":{\"apiKey\":\"new\"}}"))
            .applyBefore(Instant.now().plusSeconds(30)));

    assertThat(get(PATH).asString()).contains("new").doesNotContain("old");
  }

  @Test
  void the_highest_generation_that_is_not_erased_is_served() {
    store(1, "{\"backend\":{\"apiKey\":\"first\"}}", "backend.apiKey");
    store(2, "{\"backend\":{\"apiKey\":\"second\"}}", "backend.apiKey");
    assertThat(get(PATH).asString()).contains("second");

    installation.decide(installation.erasure(2));
    installation.store(installation.request(CommandKind.CREATE));

    assertThat(get(PATH).asString()).contains("first");
  }

  @Test
  void a_tenant_without_settings_gets_an_empty_object() {
    installation.store(installation.request(CommandKind.CREATE));

    assertThat(get(PATH).asString()).isEqualTo("{\"settings\":{}}");
  }

  @Test
  void an_unknown_tenant_gets_an_empty_object() {
    Response response = get(PATH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.asString()).isEqualTo("{\"settings\":{}}");
  }

  @Test
  void an_erased_tenant_gets_an_empty_object() {
    store(1, "{\"backend\":{\"apiKey\":\"k3y\"}}", "backend.apiKey");
    installation.decide(installation.erasure(1));
    installation.store(installation.request(CommandKind.UPDATE));

    assertThat(get(PATH).asString()).isEqualTo("{\"settings\":{}}");
  }

  @Test
  void a_tenant_never_sees_anothers_settings() {
    store(1, "{\"backend\":{\"apiKey\":\"k3y\"}}", "backend.apiKey");

    Response others =
        given()
            .header("Authorization", Tokens.ofMarketplace(Installation.any().tenant()).bearer())
            .get(PATH);

    assertThat(others.asString()).isEqualTo("{\"settings\":{}}");
  }

  @Test
  void an_unknown_feature_is_a_problem_of_a_stable_type() {
    Response response = get("/features/unheard/settings");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(response.<String>path("type")).isEqualTo("/problems/unknown-feature");
    assertThat(response.<Integer>path("status")).isEqualTo(404);
  }

  static Stream<String> refusedTokens() {
    String tenant = Installation.any().tenant();
    long past = Instant.now().minusSeconds(120).getEpochSecond();
    String good = Tokens.ofMarketplace(tenant).bearer();
    return Stream.of(
        "",
        "Bearer",
        "Basic dTpw",
        "Bearer no.token.here",
        good.substring(0, good.length() - 8) + "AAAAAAAA",
        Tokens.ofMarketplace(tenant).claim("exp", Long.toString(past)).bearer(),
        Tokens.ofMarketplace(tenant).text("azp", "somebody-else").bearer(),
        Tokens.ofMarketplace(tenant).text("tenant", "another").bearer(),
        Tokens.ofMarketplace(tenant).without("tenant").bearer(),
        Tokens.ofMarketplace(tenant).text("iss", "https://evil.example/auth/realms/x").bearer(),
        Tokens.ofMarketplace("master").without("tenant").bearer(),
        Tokens.ofOperator("vendor", "operator", "service").bearer());
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("refusedTokens")
  void every_refused_token_gets_one_and_the_same_401(String authorization) {
    Response response = given().header("Authorization", authorization).get(PATH);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(response.asString())
        .isEqualTo(
            "{\"type\":\"/problems/unauthorized\",\"title\":\"Unauthorized\",\"status\":401,"
                + "\"detail\":\"A valid access token is required.\"}");
  }

  @Test
  void a_request_without_a_token_gets_the_same_401() {
    Response response = given().get(PATH);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void reads_become_a_histogram_per_tenant() {
    get(PATH);
    get(PATH);

    var reads =
        TestKafka.shared()
            .awaitRecord(Topics.SETTINGS_READS, m -> installation.tenant().equals(m.key()));

    assertThat(JsonPath.from(reads.value()).getString("tenant_id"))
        .isEqualTo(installation.tenant());
    assertThat(JsonPath.from(reads.value()).getInt("count")).isPositive();
    assertThat(JsonPath.from(reads.value()).getList("bucket_counts")).hasSize(10);
  }

  private Response get(String path) {
    return given()
        .header("Authorization", Tokens.ofMarketplace(installation.tenant()).bearer())
        .get(path);
  }

  private void store(long generation, String settings, String... paths) {
    SettingPresence[] named =
        Stream.of(paths)
            .map(path -> path.split("\\."))
            .map(parts -> new SettingPresence(parts[0], parts[1], true))
            .toArray(SettingPresence[]::new);
    var answer =
        installation.store(
            installation
                .request(CommandKind.CREATE)
                .generation(generation)
                .naming(named)
                .secrets(Sealing.seal(installation, settings)));
    assertThat(answer.result()).as("%s", answer).isEqualTo(StoreResult.STORED);
  }
}
