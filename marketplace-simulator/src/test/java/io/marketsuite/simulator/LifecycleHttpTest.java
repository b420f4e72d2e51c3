package io.marketsuite.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.marketsuite.simulator.StubVendor.Heard;
import io.marketsuite.simulator.StubVendor.Planned;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StubVendor.class, scope = TestResourceScope.GLOBAL)
class LifecycleHttpTest {

  @Test
  void an_install_sends_exactly_the_documented_body_with_the_tenant_s_token() {
    Driver acme = Driver.newTenant("partner", "id1");

    acme.act("install")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("completed"))
        .body("status", equalTo("deactivated"))
        .body("http_status", equalTo(200))
        .body("command_id", equalTo("command-of-the-stub"));

    Heard heard = StubVendor.heard(acme.tenant()).getFirst();
    JsonObject body = heard.json();
    assertThat(heard.contentType()).isEqualTo("application/json");
    assertThat(body.fieldNames()).containsExactly("_kind", "callbackUrl", "payload");
    assertThat(body.getString("_kind")).isEqualTo("FeatureCreateCommand");
    assertThat(body.getString("callbackUrl"))
        .isEqualTo("http://localhost:" + RestAssured.port + "/features/v1/callback");
    JsonObject payload = body.getJsonObject("payload");
    assertThat(payload.fieldNames())
        .containsExactly("settings", "clientCredentials", "publicClients");
    assertThat(payload.getJsonObject("settings")).isEmpty();
    JsonObject backend = payload.getJsonObject("clientCredentials").getJsonObject("backend");
    assertThat(backend.getString("clientId"))
        .matches("partnerservice[0-9a-f]{8}\\.apps\\.carerix\\.io");
    assertThat(backend.getString("clientSecret")).hasSizeGreaterThan(20);
    assertThat(payload.getJsonObject("publicClients").getJsonObject("frontend").fieldNames())
        .containsExactly("clientId");
    JsonObject claims = Tokens.claims(heard.bearer());
    assertThat(claims.getString("azp")).isEqualTo("features.apps.carerix.io");
    assertThat(claims.getString("tenant")).isEqualTo(acme.display());
    assertThat(claims.getString("iss")).endsWith("/auth/realms/" + acme.tenant());
  }

  @Test
  void a_manifest_without_public_clients_sends_no_such_property() {
    Driver tenant = Driver.newTenant("fivetypes", "id2").completed("install");

    JsonObject payload =
        StubVendor.heard(tenant.tenant()).getFirst().json().getJsonObject("payload");
    assertThat(payload.fieldNames()).containsExactly("settings", "clientCredentials");
  }

  @Test
  void the_whole_synchronous_life_passes_through_every_status() {
    Driver tenant = Driver.newTenant("partner", "id2");

    tenant.completed("install", "activate", "deactivate", "uninstall");

    assertThat(tenant.status()).isEqualTo("absent");
    assertThat(tenant.log("status"))
        .extracting(entry -> entry.get("to"))
        .containsExactly(
            "installing",
            "deactivated",
            "activating",
            "activated",
            "deactivating",
            "deactivated",
            "uninstalling",
            "absent");
    assertThat(StubVendor.heard(tenant.tenant()).stream().skip(1))
        .allSatisfy(heard -> assertThat(heard.json().getJsonObject("payload")).isEmpty());
  }

  @Test
  void a_202_is_completed_by_the_vendor_s_callback_once() {
    Driver tenant = Driver.newTenant("partner", "id1");
    StubVendor.next(tenant.tenant(), Planned.status(202));

    tenant.act("install").then().body("outcome", equalTo("accepted"));

    assertThat(tenant.view().getString("status")).isEqualTo("installing");
    assertThat(tenant.view().getString("outstanding.waiting_for")).isEqualTo("callback");
    String token = tenant.vendorToken(StubVendor.heard(tenant.tenant()).getFirst().json());
    tenant.callback(token, "FeatureCreateCommand", "IN_PROGRESS").then().statusCode(200);
    assertThat(tenant.status()).isEqualTo("installing");
    tenant
        .callback(token, "FeatureCreateCommand", "SUCCESS")
        .then()
        .statusCode(200)
        .header("Content-Length", "0");
    assertThat(tenant.status()).isEqualTo("deactivated");
    tenant.callback(token, "FeatureCreateCommand", "SUCCESS").then().statusCode(409);
    assertThat(tenant.log("callback"))
        .extracting(entry -> entry.get("code"))
        .containsExactly("no-effect", "accepted", "duplicate");
  }

  @Test
  void a_failed_callback_undoes_the_install_and_deletes_its_clients() {
    Driver tenant = Driver.newTenant("partner", "id1");
    StubVendor.next(tenant.tenant(), Planned.status(202));
    tenant.act("install");
    JsonObject create = StubVendor.heard(tenant.tenant()).getFirst().json();

    tenant
        .callback(tenant.vendorToken(create), "FeatureCreateCommand", "FAILED")
        .then()
        .statusCode(200);

    assertThat(tenant.status()).isEqualTo("absent");
    tenant
        .tokenAnswer(
            create
                .getJsonObject("payload")
                .getJsonObject("clientCredentials")
                .getJsonObject("backend"))
        .then()
        .statusCode(401)
        .body("error", equalTo("invalid_client"));
  }

  @Test
  void a_refused_update_shows_the_vendor_s_sentence_and_restores_the_status() {
    Driver tenant = Driver.newTenant("partner", "id1").completed("install", "activate");
    StubVendor.next(tenant.tenant(), Planned.problem(422, "The key is not known to us."));

    tenant
        .act("update", settings("inputExample", "x"))
        .then()
        .statusCode(200)
        .body("outcome", equalTo("aborted"))
        .body("http_status", equalTo(422))
        .body("detail", equalTo("The key is not known to us."))
        .body("status", equalTo("activated"));
  }

  @Test
  void a_202_to_an_update_counts_as_a_failure() {
    Driver tenant = Driver.newTenant("partner", "id1").completed("install");
    StubVendor.next(tenant.tenant(), Planned.status(202));

    tenant
        .act("update", settings("inputExample", "x"))
        .then()
        .body("outcome", equalTo("aborted"))
        .body("status", equalTo("deactivated"));
  }

  @Test
  void silence_aborts_the_install_when_the_time_is_up() {
    Driver tenant = Driver.newTenant("partner", "id2");
    StubVendor.next(tenant.tenant(), Planned.status(200).after(Duration.ofSeconds(8)));

    tenant
        .act("install")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("aborted"))
        .body("http_status", nullValue())
        .body("detail", equalTo("The vendor did not answer within 4000 ms."))
        .body("status", equalTo("absent"));
  }

  @Test
  void invalid_settings_never_leave_the_marketplace_unless_told_to() {
    Driver tenant = Driver.newTenant("fivetypes", "id1").completed("install");

    tenant
        .act("update", settings("enabled", "yes"))
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors", hasSize(1))
        .body("errors[0].code", equalTo("enabled"));
    assertThat(StubVendor.heard(tenant.tenant())).hasSize(1);

    tenant
        .act(
            "update",
            Map.of(
                "settings", Map.of("backend", Map.of("enabled", "yes")), "skip_validation", true))
        .then()
        .statusCode(200);
    assertThat(StubVendor.heard(tenant.tenant())).hasSize(2);
  }

  @Test
  void an_illegal_action_is_409_and_sends_nothing() {
    Driver tenant = Driver.newTenant("partner", "id1");

    tenant.act("activate").then().statusCode(409).contentType("application/problem+json");

    assertThat(StubVendor.heard(tenant.tenant())).isEmpty();
  }

  @Test
  void a_login_reads_settings_and_hides_sensitive_ones_from_users() {
    Driver tenant = Driver.newTenant("fivetypes", "id1").completed("install");
    String stored = "{\"settings\":{\"backend\":{\"title\":\"t\",\"apiKey\":\"k\"}}}";
    StubVendor.next(tenant.tenant(), Planned.json(stored));
    StubVendor.next(tenant.tenant(), Planned.json(stored).after(Duration.ofMillis(2500)));

    JsonPath admin = login(tenant, true);
    JsonPath user = login(tenant, false);

    assertThat(admin.getMap("features[0].settings.backend")).containsOnlyKeys("title", "apiKey");
    assertThat(admin.getBoolean("features[0].slow")).isFalse();
    assertThat(user.getMap("features[0].settings.backend")).containsOnlyKeys("title");
    assertThat(user.getBoolean("features[0].slow")).isTrue();
    assertThat(StubVendor.heard(tenant.tenant()).getLast().method()).isEqualTo("GET");
  }

  @Test
  void a_login_before_the_install_reads_nothing() {
    Driver tenant = Driver.newTenant("fivetypes", "id1");

    assertThat(login(tenant, true).getList("features")).isEmpty();
  }

  @Test
  void a_repair_has_equal_versions_and_announces_only_what_it_changed() {
    Driver tenant = Driver.newTenant("partner", "id1").completed("install", "activate", "repair");
    tenant.act("repair", Map.of("rotate", List.of("backend"))).then().statusCode(200);

    List<Heard> heard = StubVendor.heard(tenant.tenant());
    JsonObject nothing = heard.get(2).json().getJsonObject("payload");
    JsonObject rotated = heard.get(3).json().getJsonObject("payload");
    assertThat(nothing.getString("oldVersion")).isEqualTo(nothing.getString("newVersion"));
    assertThat(nothing.fieldNames())
        .containsExactly("oldVersion", "newVersion", "clientCredentials");
    assertThat(nothing.getJsonObject("clientCredentials")).isEmpty();
    JsonObject first = heard.get(0).json().getJsonObject("payload");
    assertThat(backend(rotated).getString("clientId"))
        .isEqualTo(backend(first).getString("clientId"));
    assertThat(backend(rotated).getString("clientSecret"))
        .isNotEqualTo(backend(first).getString("clientSecret"));
  }

  @Test
  void a_release_upgrades_activated_features_and_creates_missing_clients() {
    String first = Samples.text("five-types.yaml").replace("fivetypes", "released");
    given()
        .contentType("application/yaml")
        .body(first.getBytes(StandardCharsets.UTF_8))
        .post("/api/manifests")
        .then()
        .statusCode(200);
    Driver active = Driver.newTenant("released", "id1").completed("install", "activate");
    Driver idle = Driver.newTenant("released", "id2").completed("install");
    String second =
        first.replace("manifestVersion: 1", "manifestVersion: 2")
            + "    worker:\n      code: \"urn:example/worker\"\n";

    given()
        .contentType("application/yaml")
        .body(second.getBytes(StandardCharsets.UTF_8))
        .post("/api/manifests")
        .then()
        .statusCode(200)
        .body("manifest_version", equalTo(2))
        .body("upgrades", hasSize(1))
        .body("upgrades[0].tenant_id", equalTo(active.tenant()));

    JsonObject payload =
        StubVendor.heard(active.tenant()).getLast().json().getJsonObject("payload");
    assertThat(payload.getString("oldVersion")).isEqualTo("1");
    assertThat(payload.getString("newVersion")).isEqualTo("2");
    assertThat(payload.getJsonObject("clientCredentials").fieldNames()).containsExactly("worker");
    assertThat(active.view().getInt("manifest_version")).isEqualTo(2);
    assertThat(idle.view().getInt("manifest_version")).isEqualTo(1);
    given()
        .contentType("application/yaml")
        .body(second.getBytes(StandardCharsets.UTF_8))
        .post("/api/manifests")
        .then()
        .statusCode(409);
  }

  @Test
  void a_customer_that_leaves_is_cleaned_up_with_the_master_token_until_it_works() {
    Driver tenant = Driver.newTenant("partner", "id1").completed("install", "activate");
    String issuer = tenant.issuer();
    StubVendor.next("master", Planned.status(503));

    JsonPath farewell =
        given()
            .delete("/api/tenants/" + tenant.tenant())
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(farewell.getBoolean("left")).isTrue();
    assertThat(farewell.getList("cleanups[0].answers")).containsExactly(503, 200);
    List<Heard> cleanups =
        StubVendor.heard("master").stream()
            .filter(heard -> heard.body().contains("\"" + tenant.display() + "\""))
            .toList();
    assertThat(cleanups).hasSize(2);
    assertThat(cleanups.getFirst().json().getJsonObject("payload"))
        .isEqualTo(new JsonObject().put("tenant", tenant.display()));
    given().get(issuer + "/protocol/openid-connect/certs").then().statusCode(404);
    given().get("/api/features?tenant=" + tenant.tenant()).then().statusCode(404);
  }

  @Test
  void access_can_be_restricted_per_feature() {
    String manifest = Samples.text("five-types.yaml").replace("fivetypes", "restricted");
    given()
        .contentType("application/yaml")
        .body(manifest.getBytes(StandardCharsets.UTF_8))
        .post("/api/manifests");
    Driver chosen = Driver.newTenant("restricted", "id1");
    Driver other = Driver.newTenant("restricted", "id1");

    access("whitelist", chosen);
    other.act("install").then().statusCode(403);
    chosen.act("install").then().statusCode(200);
    access("blacklist", chosen);
    other.act("install").then().statusCode(200);
  }

  private static void access(String mode, Driver tenant) {
    Driver.put("/api/access/restricted", Map.of("mode", mode, "tenants", List.of(tenant.tenant())))
        .then()
        .statusCode(200);
  }

  @Test
  void the_journal_masks_client_secrets() {
    Driver tenant = Driver.newTenant("partner", "id1").completed("install");
    String secret =
        backend(StubVendor.heard(tenant.tenant()).getFirst().json().getJsonObject("payload"))
            .getString("clientSecret");

    String log = given().get("/api/log?tenant=" + tenant.tenant()).asString();

    assertThat(log).contains("FeatureCreateCommand").contains("***").doesNotContain(secret);
  }

  private static JsonObject backend(JsonObject payload) {
    return payload.getJsonObject("clientCredentials").getJsonObject("backend");
  }

  private static JsonPath login(Driver tenant, boolean admin) {
    return Driver.post("/api/tenants/" + tenant.tenant() + "/login", Map.of("admin", admin))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Map<String, Object> settings(String code, Object value) {
    return Map.of("settings", Map.of("backend", Map.of(code, value)));
  }
}
