package io.marketsuite.lifecycle.adapter.http;

import static io.marketsuite.lifecycle.adapter.http.Api.FEATURES;
import static io.marketsuite.lifecycle.adapter.http.Api.RESULTS;
import static io.marketsuite.lifecycle.adapter.http.Api.as;
import static io.marketsuite.lifecycle.adapter.http.Api.contract;
import static io.marketsuite.lifecycle.adapter.http.Api.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.topology.Commands;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.TestKafka;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document says all that the service answers, and nothing that it does not. */
@HttpTest
class OpenApiTest {
  private static final String ONE = FEATURES + "/{tenant}/{featureId}";
  private static final String REPAIRS = ONE + "/repairs";
  private static final String TENANT = "document";
  private static final String KNOWN = FEATURES + "/" + TENANT + "/partner";

  @BeforeEach
  void the_state_is_there() {
    Api.awaitState();
  }

  @Test
  void every_declared_answer_is_given_and_every_given_answer_is_declared() {
    install();

    list();
    installation();
    gate();
    timeline();
    results();
    imports();
    repairs();

    exceptWhatIsNotProducedHere();
    contract().assertAllObserved();
  }

  private static void install() {
    TestKafka kafka = TestKafka.shared();
    Command create = Commands.command(CommandKind.CREATE, AnswerMode.SYNC);
    String ofTenant = text(create).replace(Commands.TENANT, TENANT);
    kafka.produce(Topics.COMMANDS, TENANT + "/partner", ofTenant);
    kafka.awaitRecord(Topics.OUTCOMES, it -> it.value().contains(create.commandId().toString()));
  }

  private static String text(Object value) {
    return new String(Wire.write(value), StandardCharsets.UTF_8);
  }

  private void list() {
    assertStatus(200, as("operator").get(FEATURES));
    assertStatus(200, as("operator").queryParam("tenant", "DOCUMENT").get(FEATURES));
    assertStatus(400, as("operator").queryParam("status", "nonsense").get(FEATURES));
    refusals(FEATURES, "vendor");
  }

  private void installation() {
    assertStatus(200, as("vendor").get(KNOWN));
    assertStatus(404, as("vendor").get(FEATURES + "/nobody/partner"));
    refusals(KNOWN, "service");
  }

  private void gate() {
    assertStatus(404, as("vendor").get(KNOWN + "/active"));
    refusals(KNOWN + "/active", "service");
  }

  private void timeline() {
    Deadline.in(TestKafka.PATIENCE)
        .await(
            () -> as("operator").get(KNOWN + "/timeline").statusCode() == 200,
            () -> as("operator").get(KNOWN + "/timeline").asString());
    assertStatus(200, as("operator").queryParam("limit", 1).get(KNOWN + "/timeline"));
    assertStatus(400, as("operator").queryParam("limit", 0).get(KNOWN + "/timeline"));
    assertStatus(404, as("operator").get(FEATURES + "/nobody/partner/timeline"));
    refusals(KNOWN + "/timeline", "vendor");
  }

  private static void refusals(String path, String otherRole) {
    assertStatus(401, given().get(path));
    assertStatus(403, as(otherRole).get(path));
    assertStatus(406, as("operator").accept("text/html").get(path));
    assertStatus(413, as("operator").body("x".repeat(64 * 1024 + 1)).get(path));
  }

  private void results() {
    assertStatus(202, json(Api.result("r-1")));
    assertStatus(400, json("{}"));
    assertStatus(401, given().post(RESULTS));
    assertStatus(403, as("operator").post(RESULTS));
    assertStatus(413, json("x".repeat(64 * 1024 + 1)));
    assertStatus(415, as("vendor").contentType("text/plain").body("{}").post(RESULTS));
  }

  private static Response json(String body) {
    return as("vendor").contentType("application/json").body(body).post(RESULTS);
  }

  private void imports() {
    String tenant = Orders.tenant();
    String good = Orders.installation(tenant, "ACTIVATED");
    assertStatus(200, Orders.imported(good, StoreResult.STORED, tenant));
    assertStatus(200, Orders.post(Orders.IMPORT, Orders.array(good)));
    assertStatus(
        202, Orders.post(Orders.IMPORT, Orders.installation(Orders.tenant(), "ACTIVATED")));
    assertStatus(409, Orders.post(Orders.IMPORT, good.replace("canary-secret", "another")));
    assertStatus(422, Orders.post(Orders.IMPORT, good.replace("inputExample", "unknown")));
    orderRefusals(Orders.IMPORT);
  }

  private void repairs() {
    String tenant = Orders.tenant();
    String path = Orders.repairs(tenant);
    Orders.imported(Orders.installation(tenant, "ACTIVATED"), StoreResult.STORED, tenant);
    assertStatus(200, Orders.post(path, OrdersTest.force("DEACTIVATED")));
    String adopt =
        "{\"action\":\"ADOPT\",\"reason\":\"r\",\"installation\":{\"status\":\"ACTIVATED\","
            + "\"issuer\":\"https://id.example/auth/realms/%s\"}}";
    String other = Orders.tenant();
    assertStatus(202, Orders.post(Orders.repairs(other), adopt.formatted(other)));
    assertStatus(409, Orders.post(path, "{\"action\":\"RESEND_CALLBACK\",\"reason\":\"r\"}"));
    assertStatus(
        422,
        Orders.post(
            path,
            adopt
                .formatted(tenant)
                .replace("\"ACTIVATED\"", "\"ACTIVATED\",\"manifest_version\":99")));
    orderRefusals(path);
  }

  private static void orderRefusals(String path) {
    assertStatus(400, Orders.post(path, "{}"));
    assertStatus(401, given().post(path));
    assertStatus(403, as("vendor").post(path));
    assertStatus(
        406,
        as("operator").accept("text/html").contentType("application/json").body("{}").post(path));
    assertStatus(413, Orders.post(path, "x".repeat(64 * 1024 + 1)));
    assertStatus(415, as("operator").contentType("text/plain").body("{}").post(path));
  }

  private static void exceptWhatIsNotProducedHere() {
    for (String path : List.of(FEATURES, ONE, ONE + "/active", ONE + "/timeline")) {
      contract().except("GET " + path, "500", "a defect; no request is known to cause one");
    }
    contract()
        .except("GET " + ONE + "/active", "200", "needs an activated feature; see the demo")
        .except("POST " + Orders.IMPORT, "500", "a defect; no request is known to cause one")
        .except("POST " + Orders.IMPORT, "503", "nothing is taken away here")
        .except("POST " + REPAIRS, "500", "a defect; no request is known to cause one")
        .except("POST " + REPAIRS, "503", "nothing is taken away here")
        .except("POST " + RESULTS, "500", "a defect; no request is known to cause one")
        .except("POST " + RESULTS, "503", "the broker is not taken away here");
    for (String path : List.of(FEATURES, ONE, ONE + "/active", ONE + "/timeline")) {
      if (contract().unobserved().contains("GET " + path + " 503")) {
        contract().except("GET " + path, "503", "at the start, or while the database is away");
      }
    }
  }

  private static void assertStatus(int expected, Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(expected);
  }
}
