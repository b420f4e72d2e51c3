package io.marketsuite.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.marketsuite.simulator.StubVendor.Planned;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StubVendor.class, scope = TestResourceScope.GLOBAL)
class CallbackHttpTest {
  private static final String CREATE = "FeatureCreateCommand";

  private Driver tenant;
  private String token;

  @BeforeEach
  void an_install_that_waits_for_its_callback() {
    tenant = Driver.newTenant("partner", "id1");
    StubVendor.next(tenant.tenant(), Planned.status(202));
    tenant.act("install").then().body("outcome", equalTo("accepted"));
    token = tenant.vendorToken(create());
  }

  @AfterEach
  void no_fault_is_left() {
    given().delete("/api/faults").then().statusCode(200);
  }

  private JsonObject create() {
    return StubVendor.heard(tenant.tenant()).getFirst().json();
  }

  private String clientId(String group, String service) {
    return create()
        .getJsonObject("payload")
        .getJsonObject(group)
        .getJsonObject(service)
        .getString("clientId");
  }

  private String minted(Map<String, Object> wish) {
    return Driver.post("/api/tokens/" + tenant.tenant(), wish).path("access_token");
  }

  private void refused(int status, String bearer, String type, String callbackStatus) {
    tenant
        .callback(bearer, type, callbackStatus)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status));
    assertThat(tenant.status()).isEqualTo("installing");
  }

  @Test
  void without_a_good_token_it_is_401() {
    String client = clientId("clientCredentials", "backend");

    given()
        .post("/features/v1/callback?featureId=partner&type=" + CREATE + "&status=SUCCESS")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer");
    refused(401, "rubbish", CREATE, "SUCCESS");
    refused(401, minted(Map.of("client_id", client, "lifetime_seconds", -5)), CREATE, "SUCCESS");
    refused(401, minted(Map.of("client_id", client, "foreign_key", true)), CREATE, "SUCCESS");
  }

  @Test
  void a_token_of_anyone_but_a_confidential_client_of_the_feature_is_403() {
    refused(403, minted(Map.of()), CREATE, "SUCCESS");
    refused(
        403, minted(Map.of("client_id", clientId("publicClients", "frontend"))), CREATE, "SUCCESS");
  }

  @Test
  void a_token_of_another_tenant_reaches_that_tenant_alone() {
    Driver other = Driver.newTenant("partner", "id1").completed("install");
    String others = other.vendorToken(StubVendor.heard(other.tenant()).getFirst().json());

    refused(409, others, CREATE, "SUCCESS");

    assertThat(other.log("callback")).hasSize(1);
    assertThat(tenant.log("callback")).isEmpty();
  }

  @Test
  void an_unknown_feature_is_404() {
    given()
        .header("Authorization", "Bearer " + token)
        .post("/features/v1/callback?featureId=unheardOf&type=" + CREATE + "&status=SUCCESS")
        .then()
        .statusCode(404);
  }

  @Test
  void a_type_or_status_that_does_not_exist_is_400() {
    refused(400, token, "FeatureExplodeCommand", "SUCCESS");
    refused(400, token, CREATE, "success");
    given()
        .header("Authorization", "Bearer " + token)
        .post("/features/v1/callback?type=" + CREATE + "&status=SUCCESS")
        .then()
        .statusCode(400);
  }

  @Test
  void a_callback_for_an_update_is_400_and_for_another_command_409() {
    refused(400, token, "FeatureUpdateCommand", "SUCCESS");
    refused(409, token, "FeatureDeleteCommand", "SUCCESS");
  }

  @Test
  void without_an_outstanding_command_it_is_409() {
    tenant.callback(token, CREATE, "SUCCESS").then().statusCode(200);

    tenant.callback(token, CREATE, "FAILED").then().statusCode(409);
    tenant.callback(token, "FeatureActivateCommand", "SUCCESS").then().statusCode(409);
    assertThat(tenant.status()).isEqualTo("deactivated");
  }

  @Test
  void a_second_success_of_an_uninstall_is_a_duplicate_though_its_client_is_gone() {
    tenant.callback(token, CREATE, "SUCCESS").then().statusCode(200);
    StubVendor.next(tenant.tenant(), Planned.status(202));
    tenant.act("uninstall");
    tenant.callback(token, "FeatureDeleteCommand", "SUCCESS").then().statusCode(200);

    tenant
        .callback(token, "FeatureDeleteCommand", "SUCCESS")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:marketsuite:simulator:duplicate"));
    assertThat(tenant.status()).isEqualTo("absent");
  }

  @Test
  void too_many_requests_are_answered_as_often_as_ordered() {
    faults("callback", Map.of("too_many_requests", 2, "retry_after_seconds", 7));

    tenant
        .callback(token, CREATE, "SUCCESS")
        .then()
        .statusCode(429)
        .header("Retry-After", equalTo("7"));
    refused(429, token, CREATE, "SUCCESS");
    tenant.callback(token, CREATE, "SUCCESS").then().statusCode(200);
    given().get("/api/faults").then().body("used.too_many_requests", equalTo(2));
  }

  @Test
  void a_server_error_strikes_the_named_tenant_alone() {
    faults(
        "callback",
        Map.of("server_errors", 1, "server_error_status", 502, "tenant_id", "somebodyelse"));
    tenant.callback(token, CREATE, "IN_PROGRESS").then().statusCode(200);

    faults("callback", Map.of("tenant_id", tenant.display()));
    tenant.callback(token, CREATE, "SUCCESS").then().statusCode(502);
  }

  @Test
  void a_reset_has_no_effect_and_a_lost_answer_has() {
    faults("callback", Map.of("resets", 1, "lost_answers", 1));

    assertThatThrownBy(() -> tenant.callback(token, CREATE, "SUCCESS"))
        .isInstanceOf(java.io.IOException.class);
    assertThat(tenant.status()).isEqualTo("installing");
    assertThatThrownBy(() -> tenant.callback(token, CREATE, "SUCCESS"))
        .isInstanceOf(java.io.IOException.class);
    assertThat(tenant.status()).isEqualTo("deactivated");
  }

  @Test
  void the_identity_server_fails_as_ordered() {
    JsonObject backend =
        create()
            .getJsonObject("payload")
            .getJsonObject("clientCredentials")
            .getJsonObject("backend");
    String certs = tenant.issuer() + "/protocol/openid-connect/certs";
    faults("token", Map.of("realm", tenant.tenant(), "server_errors", 1));
    faults("jwks", Map.of("realm", tenant.tenant(), "down", true));

    tenant.tokenAnswer(backend).then().statusCode(503);
    tenant.tokenAnswer(backend).then().statusCode(200);
    given().get(certs).then().statusCode(503);
    faults("jwks", Map.of("down", false));
    given().get(certs).then().statusCode(200);
  }

  @Test
  void a_command_is_delivered_twice_as_ordered_and_the_second_changes_nothing() {
    tenant.callback(token, CREATE, "SUCCESS").then().statusCode(200);
    faults("commands", Map.of("duplicate_next", 1, "duplicate_after_ms", 50));
    StubVendor.next(tenant.tenant(), Planned.status(200));
    StubVendor.next(tenant.tenant(), Planned.status(409));

    tenant.completed("activate");

    Driver.await("the second delivery", () -> StubVendor.heard(tenant.tenant()).size() == 3);
    Driver.await(
        "its entry",
        () ->
            tenant.log("command").stream()
                .anyMatch(entry -> "unruled".equals(entry.get("outcome"))));
    assertThat(StubVendor.heard(tenant.tenant()).get(2).body())
        .isEqualTo(StubVendor.heard(tenant.tenant()).get(1).body());
    assertThat(tenant.status()).isEqualTo("activated");
  }

  @Test
  void unknown_switches_and_negative_numbers_are_refused() {
    Driver.put("/api/faults", Map.of("callback", Map.of("explode", 1))).then().statusCode(400);
    Driver.put("/api/faults", Map.of("weather", Map.of())).then().statusCode(400);
    Driver.put("/api/faults", Map.of("callback", Map.of("resets", -1))).then().statusCode(400);
  }

  private static void faults(String group, Map<String, Object> values) {
    Driver.put("/api/faults", Map.of(group, values)).then().statusCode(200);
  }
}
