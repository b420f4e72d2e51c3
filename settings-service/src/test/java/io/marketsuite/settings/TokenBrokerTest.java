package io.marketsuite.settings;

import static io.marketsuite.settings.support.Api.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Sealing;
import io.marketsuite.settings.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokenBrokerTest {
  private final Installation installation = Installation.any();

  @Test
  void a_token_is_fetched_once_and_kept() {
    store(1, "good");

    Response first = token(Map.of());
    Response second = token(Map.of());

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.<String>path("access_token")).startsWith("token-").endsWith(client(1));
    assertThat(first.<String>path("token_type")).isEqualTo("Bearer");
    assertThat(first.<String>path("client_id")).isEqualTo(client(1));
    assertThat(first.<String>path("issuer")).isEqualTo(Tokens.issuer(installation.tenant()));
    assertThat(Instant.parse(first.path("expires_at"))).isAfter(Instant.now().plusSeconds(200));
    assertThat(first.header("Cache-Control")).isEqualTo("no-store");
    assertThat(second.<String>path("access_token")).isEqualTo(first.path("access_token"));
  }

  @Test
  void who_asks_for_a_fresh_token_gets_another_one_and_so_do_those_after() {
    store(1, "good");
    String kept = token(Map.of()).path("access_token");

    String fresh = token(Map.of("fresh", true)).path("access_token");

    assertThat(fresh).isNotNull().isNotEqualTo(kept);
    assertThat(token(Map.of()).<String>path("access_token")).isEqualTo(fresh);
  }

  @Test
  void those_who_ask_at_the_same_time_share_one_fetch() throws Exception {
    store(1, "slow");
    Callable<String> ask = () -> token(Map.of()).path("access_token");

    List<Future<String>> tokens;
    try (ExecutorService callers = Executors.newFixedThreadPool(6)) {
      tokens = callers.invokeAll(List.of(ask, ask, ask, ask, ask, ask));
    }

    String first = tokens.getFirst().get();
    for (Future<String> token : tokens) {
      assertThat(token.get()).isNotNull().isEqualTo(first);
    }
  }

  @Test
  void the_first_client_in_manifest_order_is_taken_unless_one_is_named() {
    installation.store(
        installation
            .request(CommandKind.CREATE)
            .secrets(
                Sealing.seal(
                    installation,
                    "{}",
                    """
                    {"backend":{"clientId":"b","clientSecret":"good"},
                     "worker":{"clientId":"w","clientSecret":"good"}}
                    """)));

    assertThat(token(Map.of()).<String>path("client_id")).isEqualTo("w");
    assertThat(token(Map.of("service_id", "backend")).<String>path("client_id")).isEqualTo("b");
    assertThat(token(Map.of("service_id", "frontend")).statusCode()).isEqualTo(404);
  }

  @Test
  void an_older_generation_has_its_own_client_until_it_is_erased() {
    store(1, "good");
    store(2, "good");

    assertThat(token(Map.of()).<String>path("client_id")).isEqualTo(client(2));
    assertThat(token(Map.of("generation", 1)).<String>path("client_id")).isEqualTo(client(1));

    installation.decide(installation.erasure(1));
    installation.store(installation.request(CommandKind.CREATE).generation(2));

    Response erased = token(Map.of("generation", 1));
    assertThat(erased.statusCode()).isEqualTo(404);
    assertThat(erased.<String>path("type")).isEqualTo("/problems/unknown-installation");
  }

  @Test
  void an_unknown_installation_is_404() {
    Response response = token(Map.of());

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.<String>path("type")).isEqualTo("/problems/unknown-installation");
  }

  @Test
  void a_client_that_the_issuer_refuses_is_409() {
    store(1, "revoked");

    Response response = token(Map.of());

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.<String>path("type")).isEqualTo("/problems/invalid-client");
  }

  @ParameterizedTest
  @ValueSource(strings = {"down", "redirected", "nonsense"})
  void an_issuer_without_a_usable_answer_is_503(String mood) {
    store(1, mood);

    Response response = token(Map.of());

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.<String>path("type")).isEqualTo("/problems/issuer-unavailable");
  }

  @Test
  void a_body_that_is_no_request_is_400() {
    Response response =
        given()
            .header("Authorization", Tokens.ofOperator("vendor").bearer())
            .contentType("application/json")
            .body("{\"generation\":\"first\"}")
            .post(path("token"));

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void credentials_are_given_to_the_vendor() {
    store(1, "good");

    Response response =
        given()
            .header("Authorization", Tokens.ofOperator("vendor").bearer())
            .get(path("credentials"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.<Integer>path("generation")).isEqualTo(1);
    assertThat(response.<String>path("issuer")).isEqualTo(Tokens.issuer(installation.tenant()));
    assertThat(response.<String>path("token_url"))
        .isEqualTo(Tokens.issuer(installation.tenant()) + "/protocol/openid-connect/token");
    assertThat(response.<List<Map<String, String>>>path("confidential_clients"))
        .containsExactly(
            Map.of("service_id", "backend", "client_id", client(1), "client_secret", "good"));
    assertThat(response.<List<Map<String, String>>>path("public_clients"))
        .containsExactly(Map.of("service_id", "frontend", "client_id", "f1"));
  }

  @Test
  void only_the_operators_tokens_with_the_right_role_open_these_routes() {
    store(1, "good");
    String marketplace = Tokens.ofMarketplace(installation.tenant()).bearer();

    assertThat(given().post(path("token")).statusCode()).isEqualTo(401);
    assertThat(with(marketplace).post(path("token")).statusCode()).isEqualTo(401);
    assertThat(with(Tokens.ofOperator("operator").bearer()).post(path("token")).statusCode())
        .isEqualTo(403);
    assertThat(with(Tokens.ofOperator("service").bearer()).post(path("token")).statusCode())
        .isEqualTo(200);
    assertThat(with(Tokens.ofOperator("service").bearer()).get(path("credentials")).statusCode())
        .isEqualTo(403);
    Response refused = given().get(path("credentials"));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(refused.contentType()).startsWith("application/problem+json");
  }

  private static io.restassured.specification.RequestSpecification with(String authorization) {
    return given().header("Authorization", authorization);
  }

  private Response token(Map<String, Object> body) {
    return with(Tokens.ofOperator("service").bearer())
        .contentType("application/json")
        .body(body)
        .post(path("token"));
  }

  private String path(String route) {
    return "/api/v1/installations/" + installation.tenant() + "/partner/" + route;
  }

  private String client(long generation) {
    return "b" + generation + "-" + installation.tenant();
  }

  private void store(long generation, String secret) {
    installation.store(
        installation
            .request(CommandKind.CREATE)
            .generation(generation)
            .publicClients(new ClientRef("frontend", "f1"))
            .secrets(
                Sealing.seal(
                    installation,
                    "{}",
                    "{\"backend\":{\"clientId\":\"%s\",\"clientSecret\":\"%s\"}}"
                        .formatted(client(generation), secret))));
  }
}
