package io.marketsuite.dispatcher.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.dispatcher.StubServer;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.RawHttp;
import io.marketsuite.testsupport.RealKafka;
import io.marketsuite.testsupport.RealPostgres;
import io.marketsuite.testsupport.TestKafka;
import io.marketsuite.testsupport.openapi.OpenApiContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's routes from outside: who gets in, what is refused, and what is declared. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(
    value = RealPostgres.class,
    initArgs = @ResourceArg(name = "database", value = "dispatcher"))
@QuarkusTestResource(Outside.class)
class DeliveryRoutesTest {
  private static final String DEAD_LETTERS = "/api/v1/dead-letters";
  private static final String ID = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";

  Outside outside;

  @TestHTTPResource("/")
  URI server;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private RequestSpecification as(String caller) {
    return switch (caller) {
      case "nobody" -> given();
      case "garbage" -> given().auth().oauth2("no.token.here");
      default -> given().auth().oauth2(outside.token(caller));
    };
  }

  @ParameterizedTest(
      name = "{0} {1}: nobody {2}, garbage {3}, vendor {4}, service {5}, operator {6}")
  @CsvSource({
    "GET,  /api/v1/deliveries,                      401, 401, 403, 403, 200",
    "GET,  /api/v1/dead-letters,                    401, 401, 403, 403, 200",
    "POST, /api/v1/dead-letters/" + ID + "/redrive, 401, 401, 403, 403, 404",
    "POST, /api/v1/dead-letters/" + ID + "/discard, 401, 401, 403, 403, 404",
    "POST, /api/v1/dead-letters/not-an-id/discard,  401, 401, 403, 403, 404"
  })
  void each_route_is_for_its_roles(
      String method, String path, int nobody, int garbage, int vendor, int service, int operator) {
    assertThat(as("nobody").request(method, path).statusCode()).isEqualTo(nobody);
    assertThat(as("garbage").request(method, path).statusCode()).isEqualTo(garbage);
    assertThat(as("vendor").request(method, path).statusCode()).isEqualTo(vendor);
    assertThat(as("service").request(method, path).statusCode()).isEqualTo(service);
    assertThat(as("operator").request(method, path).statusCode()).isEqualTo(operator);
  }

  @Test
  void every_401_is_the_same() {
    Response without = as("nobody").get(DEAD_LETTERS);
    Response garbage = as("garbage").get(DEAD_LETTERS);
    Response changed = given().auth().oauth2(outside.token("operator") + "x").get(DEAD_LETTERS);

    assertThat(garbage.asString()).isEqualTo(without.asString()).contains("/problems/unauthorized");
    assertThat(changed.asString()).isEqualTo(without.asString());
    assertThat(garbage.headers().asList()).isEqualTo(without.headers().asList());
    assertThat(changed.headers().asList()).isEqualTo(without.headers().asList());
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "POST,   /api/v1/deliveries,                      405",
    "DELETE, /api/v1/dead-letters,                    405",
    "GET,    /api/v1/dead-letters/" + ID + "/redrive, 405",
    "PUT,    /api/v1/dead-letters/" + ID + "/discard, 405",
    "PATCH,  /api/v1/dead-letters,                    405",
    "GET,    /api/v1/nothing,                         404",
    "GET,    /,                                       404",
    "GET,    /q/health,                               404",
    "GET,    /q/metrics,                              404",
    "GET,    /health,                                 404"
  })
  void what_is_not_there_is_a_problem(String method, String path, int status) {
    Response answer = as("operator").request(method, path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
    assertThat(answer.jsonPath().getString("type")).startsWith("/problems/");
    assertThat(answer.header("Allow") != null).isEqualTo(status == 405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/dead-letters;x",
        "/api/v1;x/dead-letters",
        "/api/v1/dead-letters%3Bx",
        "//api/v1/dead-letters",
        "/api//v1/dead-letters",
        "/api/v1/./dead-letters",
        "/api/v1/x/../dead-letters",
        "/api/v1/%64ead-letters",
        "/api%2Fv1/dead-letters",
        "/q/../api/v1/dead-letters"
      })
  void another_spelling_of_a_path_is_no_path(String target) {
    RawHttp.Answer answer =
        RawHttp.request(
            server, "GET", target, "Authorization: Bearer " + outside.token("operator"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
  }

  @Test
  void the_routes_are_not_on_the_management_port() {
    assertThat(as("operator").get(management.resolve(DEAD_LETTERS)).statusCode()).isEqualTo(404);
  }

  @Test
  void the_document_says_what_the_service_does() {
    OpenApiContract api = OpenApiContract.fetch(server + "q/openapi?format=json");
    for (String path : new String[] {"/api/v1/deliveries", DEAD_LETTERS}) {
      as("nobody").filter(api.filter()).get(path);
      as("vendor").filter(api.filter()).get(path);
      as("operator").accept("image/png").filter(api.filter()).get(path);
      api.except("GET " + path, "503", "PostgreSQL is not taken away in this test");
    }
    String letter = deadLetter(api);
    as("operator").filter(api.filter()).get("/api/v1/deliveries").then().statusCode(200);
    for (String action : new String[] {"redrive", "discard"}) {
      String path = DEAD_LETTERS + "/{id}/" + action;
      as("nobody").filter(api.filter()).post(path, ID);
      as("vendor").filter(api.filter()).post(path, ID);
      as("operator").filter(api.filter()).post(path, ID).then().statusCode(404);
      as("operator").filter(api.filter()).post(path, letter);
      as("operator").filter(api.filter()).post(path, letter).then().statusCode(409);
      api.except("POST " + path, "503", "Kafka is not taken away in this test");
      letter = action.equals("redrive") ? deadLetter(api) : letter;
    }

    api.assertAllObserved();
  }

  /** Has a callback refused until it is given up. */
  private String deadLetter(OpenApiContract api) {
    String path = "/declared-" + UUID.randomUUID();
    outside.stub().always(path, StubServer.status(500));
    CallbackRequest request =
        new CallbackRequest(
            1,
            UUID.randomUUID(),
            "acme",
            "partner",
            7,
            CommandKind.ACTIVATE,
            CallbackStatus.SUCCESS,
            Optional.of(outside.stub().url(path).toString()),
            "https://id.carerix.io/auth/realms/acme",
            Optional.of(new ClientRef("backend", "acme-backend")),
            Optional.empty(),
            Instant.now());
    String value = new String(Wire.write(request), StandardCharsets.UTF_8);
    TestKafka.shared().produce(Topics.CALLBACK_REQUESTS, "acme/partner", value);
    String[] id = new String[1];
    Deadline.in(Duration.ofSeconds(20))
        .await(
            () -> {
              as("operator").filter(api.filter()).get("/api/v1/deliveries");
              id[0] =
                  as("operator")
                      .filter(api.filter())
                      .get(DEAD_LETTERS)
                      .jsonPath()
                      .getString("find { it.delivery_id == '" + request.commandId() + "' }?.id");
              return id[0] != null;
            },
            () -> "the dead letter is not listed: " + Map.of("command", request.commandId()));
    return id[0];
  }
}
