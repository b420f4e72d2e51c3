package io.marketsuite.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.marketsuite.simulator.StubVendor.Heard;
import io.marketsuite.simulator.StubVendor.Planned;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StubVendor.class, scope = TestResourceScope.GLOBAL)
class ToolsHttpTest {

  @Test
  void the_console_page_is_one_file_that_loads_nothing_from_elsewhere() {
    String page =
        given().get("/").then().statusCode(200).contentType(ContentType.HTML).extract().asString();

    assertThat(page).contains("<title>Carerix Marketplace simulator</title>");
    assertThat(page).doesNotContain("src=\"http", "href=\"http", "@import", "innerHTML");
  }

  @Test
  void the_default_tenants_stand_on_two_identity_servers() {
    given()
        .get("/api/tenants")
        .then()
        .statusCode(200)
        .body("tenant_id", hasItems("acme", "globex", "initech", "customername"))
        .body("find { it.tenant_id == 'customername' }.display_name", equalTo("CustomerName"))
        .body("find { it.tenant_id == 'acme' }.identity_server", equalTo("id1"))
        .body("find { it.tenant_id == 'globex' }.identity_server", equalTo("id2"))
        .body("find { it.tenant_id == 'globex' }.issuer", endsWith("/auth/realms/globex"));
  }

  @Test
  void a_realm_is_on_its_own_server_only_and_describes_itself() {
    String acme = Driver.post("/api/tokens/acme", Map.of()).path("issuer");
    String globex = Driver.post("/api/tokens/globex", Map.of()).path("issuer");

    given()
        .get(acme + "/.well-known/openid-configuration")
        .then()
        .statusCode(200)
        .body("issuer", equalTo(acme))
        .body("jwks_uri", equalTo(acme + "/protocol/openid-connect/certs"))
        .body("token_endpoint", equalTo(acme + "/protocol/openid-connect/token"));
    given().get(acme.replace("acme", "globex")).then().statusCode(404);
    given().get(globex.replace("globex", "master")).then().statusCode(404);
    given().get(acme + "/protocol/openid-connect/token").then().statusCode(405);
  }

  @Test
  void the_operator_realm_gives_roles_in_groups() {
    String master = Driver.post("/api/tokens/master", Map.of()).path("issuer");
    String operator = master.replace("/master", "/operator");

    String token =
        given()
            .auth()
            .preemptive()
            .basic("suite-operator", "local-only-operator")
            .contentType(ContentType.URLENC)
            .formParam("grant_type", "client_credentials")
            .post(operator + "/protocol/openid-connect/token")
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");

    JsonObject claims = Tokens.claims(token);
    assertThat(claims.getJsonArray("groups"))
        .isEqualTo(JsonArray.of("operator", "vendor", "service"));
    assertThat(claims.containsKey("tenant")).isFalse();
  }

  @Test
  void a_raw_command_goes_out_with_whatever_token_was_asked_for() {
    Driver tenant = Driver.newTenant("partner", "id1");
    StubVendor.next(tenant.tenant(), Planned.problem(400, "Unknown kind."));

    Driver.post(
            "/api/raw/" + tenant.tenant(),
            Map.of(
                "feature_id", "partner",
                "body", Map.of("_kind", "FeatureExplodeCommand"),
                "token_overrides", Map.of("claims", Map.of("tenant", "somebodyelse"))))
        .then()
        .statusCode(200)
        .body("http_status", equalTo(400))
        .body("detail", equalTo("Unknown kind."));

    Heard heard = StubVendor.heard(tenant.tenant()).getFirst();
    assertThat(Tokens.claims(heard.bearer()).getString("tenant")).isEqualTo("somebodyelse");
    assertThat(tenant.status()).isEqualTo("absent");
  }

  @Test
  void a_body_that_is_no_json_can_be_sent_as_well() {
    Driver tenant = Driver.newTenant("partner", "id1");

    Driver.post(
            "/api/raw/" + tenant.tenant(),
            Map.of(
                "feature_id", "partner", "raw_body", "{\"_kind\":", "content_type", "text/plain"))
        .then()
        .statusCode(200);

    Heard heard = StubVendor.heard(tenant.tenant()).getFirst();
    assertThat(heard.body()).isEqualTo("{\"_kind\":");
    assertThat(heard.contentType()).isEqualTo("text/plain");
  }

  @Test
  void a_sent_command_can_be_delivered_again_with_its_old_token_or_a_fresh_one() {
    Driver tenant = Driver.newTenant("partner", "id2");
    int id = tenant.act("install").path("log_id");

    given().post("/api/log/" + id + "/redeliver").then().statusCode(200);
    Driver.post("/api/log/" + id + "/redeliver", Map.of("fresh_token_of_realm", tenant.tenant()))
        .then()
        .statusCode(200);

    List<Heard> heard = StubVendor.heard(tenant.tenant());
    assertThat(heard).extracting(Heard::body).containsOnly(heard.getFirst().body());
    assertThat(heard.get(1).bearer()).isEqualTo(heard.get(0).bearer());
    assertThat(heard.get(2).bearer()).isNotEqualTo(heard.get(0).bearer());
    given().post("/api/log/987654321/redeliver").then().statusCode(404);
  }

  @Test
  void rotated_keys_show_in_the_key_set() {
    Driver tenant = Driver.newTenant("partner", "id2");
    String certs = tenant.issuer() + "/protocol/openid-connect/certs";

    Driver.post("/api/realms/" + tenant.tenant() + "/rotate", Map.of()).then().statusCode(200);
    given().get(certs).then().body("keys.findAll { it.use == 'sig' }", hasSize(2));
    Driver.post("/api/realms/" + tenant.tenant() + "/rotate", Map.of("drop_old", true));
    given().get(certs).then().body("keys.findAll { it.use == 'sig' }", hasSize(1));
  }

  @Test
  void the_journal_is_read_on_from_where_the_last_page_ended() {
    Driver tenant = Driver.newTenant("partner", "id1").completed("install");
    String path = "/api/log?tenant=" + tenant.tenant();
    int next = given().get(path).path("next");
    given().get(path + "&after=" + next).then().body("entries", hasSize(0));

    tenant.completed("activate");

    given()
        .get(path + "&type=command&after=" + next)
        .then()
        .body("entries", hasSize(1))
        .body("entries[0].kind", equalTo("FeatureActivateCommand"))
        .body("entries[0].outcome", equalTo("completed"));
  }

  @Test
  void bad_requests_of_the_driving_api_are_problems() {
    problem(400, "/api/tenants", "{\"display_name\":\"no spaces\",\"identity_server\":\"id1\"}");
    problem(400, "/api/tenants", "{\"display_name\":\"Fine\",\"identity_server\":\"id9\"}");
    problem(409, "/api/tenants", "{\"display_name\":\"ACME\",\"identity_server\":\"id1\"}");
    problem(409, "/api/tenants", "{\"display_name\":\"Master\",\"identity_server\":\"id1\"}");
    problem(400, "/api/tenants", "{\"colour\":\"red\"}");
    problem(400, "/api/tenants", "{");
    problem(400, "/api/tenants", "");
    problem(404, "/api/tenants/nobody/login", "{}");
    problem(404, "/api/tenants/acme/features/unheardOf/install", "{}");
    problem(404, "/api/tenants/acme/features/partner/explode", "{}");
    problem(422, "/api/manifests", "manifest: {}");
    problem(400, "/api/raw/acme", "{\"feature_id\":\"partner\"}");
  }

  private static void problem(int status, String path, String body) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("detail", containsString(" "));
  }

  @Test
  void a_page_of_another_origin_cannot_drive_the_simulator() {
    given()
        .header("Origin", "https://elsewhere.example")
        .post("/api/tenants/acme/login")
        .then()
        .statusCode(403);
  }
}
