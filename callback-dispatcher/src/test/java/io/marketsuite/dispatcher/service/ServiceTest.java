package io.marketsuite.dispatcher.service;

import static io.marketsuite.dispatcher.StubServer.status;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.CallbackCancelled;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.dispatcher.StubServer;
import io.marketsuite.dispatcher.StubServer.Received;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.RealKafka;
import io.marketsuite.testsupport.RealPostgres;
import io.marketsuite.testsupport.TestKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The service as it is deployed: wiring, token broker, operator's routes, health, metrics. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(
    value = RealPostgres.class,
    initArgs = @ResourceArg(name = "database", value = "dispatcher"))
@QuarkusTestResource(Outside.class)
class ServiceTest {
  private static final String DEAD_LETTERS = "/api/v1/dead-letters";

  Outside outside;

  @TestHTTPResource(value = "/", management = true)
  String management;

  private CallbackRequest request(String path) {
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
    return request;
  }

  private static void awaitEnding(CallbackRequest request, String ending) {
    TestKafka.shared()
        .awaitRecord(
            Topics.CALLBACK_ATTEMPTS,
            r ->
                r.value().contains("callback_ended")
                    && r.value().contains(request.commandId().toString())
                    && r.value().contains(ending));
  }

  private RequestSpecification operator() {
    return given().auth().oauth2(outside.token("operator"));
  }

  private String deadLetterOf(CallbackRequest request) {
    awaitEnding(request, "DEAD_LETTERED");
    String[] id = new String[1];
    Deadline.in(Duration.ofSeconds(10))
        .await(
            () -> {
              id[0] =
                  operator()
                      .get(DEAD_LETTERS)
                      .jsonPath()
                      .getString("find { it.delivery_id == '" + request.commandId() + "' }?.id");
              return id[0] != null;
            },
            () -> "the dead letter is not listed");
    return id[0];
  }

  @Test
  void a_callback_carries_the_token_the_broker_gave_to_this_service() {
    CallbackRequest request = request("/wired");
    awaitEnding(request, "DELIVERED");
    assertThat(outside.stub().received("/wired"))
        .singleElement()
        .matches(r -> r.headers().get("authorization").equals("Bearer tenant-token"));
    Received asked = outside.stub().received(Outside.BROKER).getFirst();
    assertThat(asked.headers()).containsEntry("authorization", "Bearer service-token");
    assertThat(asked.body()).isEqualTo("{\"generation\":7,\"service_id\":\"backend\"}");
    assertThat(outside.stub().received(Outside.TOKEN_ENDPOINT).getFirst().body())
        .isEqualTo("grant_type=client_credentials&client_id=suite-service&client_secret=s%26cret");
  }

  @Test
  void a_dead_letter_can_be_redriven_once() {
    outside.stub().always("/redriven", status(500));
    CallbackRequest request = request("/redriven");
    String id = deadLetterOf(request);
    outside.stub().always("/redriven", status(200));
    operator().post(DEAD_LETTERS + "/" + id + "/redrive").then().statusCode(202);
    awaitEnding(request, "DELIVERED");
    operator()
        .post(DEAD_LETTERS + "/" + id + "/redrive")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/already-settled"));
    assertThat(operator().get(DEAD_LETTERS).jsonPath().getList("id")).doesNotContain(id);
  }

  @Test
  void a_dead_letter_can_be_discarded() {
    outside.stub().always("/discarded", status(500));
    CallbackRequest request = request("/discarded");
    String id = deadLetterOf(request);
    operator().post(DEAD_LETTERS + "/" + id + "/discard").then().statusCode(204);
    awaitEnding(request, "DISCARDED");
    operator().post(DEAD_LETTERS + "/" + id + "/redrive").then().statusCode(409);
  }

  @Test
  void a_dead_letter_that_is_withdrawn_cannot_be_redriven() {
    outside.stub().always("/withdrawn", status(500));
    CallbackRequest request = request("/withdrawn");
    String id = deadLetterOf(request);
    CallbackCancelled cancelled =
        new CallbackCancelled(
            1, request.commandId(), "acme", "partner", 7, CallbackEnding.PRESUMED_DELIVERED);
    String value = new String(Wire.write(cancelled), StandardCharsets.UTF_8);
    TestKafka.shared().produce(Topics.CALLBACK_REQUESTS, "acme/partner", value);
    Deadline.in(Duration.ofSeconds(20))
        .await(
            () -> !operator().get(DEAD_LETTERS).jsonPath().getList("id").contains(id),
            () -> "the withdrawn dead letter is still listed");
    operator().post(DEAD_LETTERS + "/" + id + "/redrive").then().statusCode(409);
  }

  @Test
  void a_dead_letter_that_is_not_there_is_a_problem() {
    operator()
        .post(DEAD_LETTERS + "/" + UUID.randomUUID() + "/discard")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("status", equalTo(404));
  }

  @Test
  void what_is_not_delivered_yet_is_listed() {
    outside
        .stub()
        .script("/listed", new StubServer.Reply.Status(503, Map.of("Retry-After", "1"), ""));
    CallbackRequest request = request("/listed");
    Deadline.in(Duration.ofSeconds(10))
        .await(() -> listed(request).contains("parked"), () -> "listed as " + listed(request));
    awaitEnding(request, "DEAD_LETTERED");
  }

  private List<String> listed(CallbackRequest request) {
    Response response = operator().get("/api/v1/deliveries");
    return response
        .jsonPath()
        .getList("findAll { it.delivery_id == '" + request.commandId() + "' }.state");
  }

  @Test
  void health_and_metrics_stand_on_the_management_port() {
    awaitEnding(request("/measured"), "DELIVERED");
    given().get(management + "health/live").then().statusCode(200).body("status", equalTo("UP"));
    given().get(management + "health/ready").then().statusCode(200);
    given()
        .get(management + "metrics")
        .then()
        .statusCode(200)
        .body(
            containsString("suite_deliveries_ended_total"),
            containsString("ending=\"delivered\""),
            containsString("suite_deliveries_oldest_undelivered_seconds"),
            containsString("suite_deliveries_parked_keys"));
  }

  @Test
  void the_routes_are_the_operators_alone() {
    for (String path : List.of("/api/v1/deliveries", DEAD_LETTERS)) {
      given()
          .get(path)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", containsString("Bearer"))
          .contentType("application/problem+json");
      given()
          .auth()
          .oauth2(outside.token("operator") + "x")
          .get(path)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", containsString("Bearer"));
      given()
          .auth()
          .oauth2(outside.token("vendor"))
          .get(path)
          .then()
          .statusCode(403)
          .contentType("application/problem+json");
      operator().get(path).then().statusCode(200);
    }
  }
}
