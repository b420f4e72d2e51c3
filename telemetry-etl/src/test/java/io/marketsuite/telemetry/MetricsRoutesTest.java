package io.marketsuite.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.testsupport.CapturedLog;
import io.marketsuite.testsupport.CountingSink;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.RawHttp;
import io.marketsuite.testsupport.RealKafka;
import io.marketsuite.testsupport.oidc.LoginDrive;
import io.marketsuite.testsupport.oidc.TestOidcProvider;
import io.marketsuite.testsupport.oidc.TokenFault;
import io.marketsuite.testsupport.openapi.OpenApiContract;
import io.marketsuite.testsupport.token.TestKeys;
import io.marketsuite.testsupport.token.TokenAttack;
import io.marketsuite.testsupport.token.TokenAttacks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The metrics' routes from outside: who gets in, what is refused, and what is declared. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(TestOidcProvider.class)
class MetricsRoutesTest {
  private static final String METRICS = "/api/v1/metrics";
  private static final String DAILY = METRICS + "/lifecycle-daily";

  @TestHTTPResource("/")
  URI server;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private static RequestSpecification as(String caller) {
    return switch (caller) {
      case "nobody" -> given();
      case "garbage" -> given().auth().oauth2("no.token.here");
      default -> given().auth().oauth2(TestOidcProvider.accessToken(caller).compact());
    };
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET,  /api/v1/metrics",
    "GET,  /api/v1/metrics/lifecycle-daily/definition",
    "GET,  /api/v1/metrics/lifecycle-daily/verify",
    "POST, /api/v1/metrics/lifecycle-daily/verify"
  })
  void each_route_is_the_operators_alone(String method, String path) {
    assertThat(as("nobody").request(method, path).statusCode()).isEqualTo(401);
    assertThat(as("garbage").request(method, path).statusCode()).isEqualTo(401);
    assertThat(as("vendor").request(method, path).statusCode()).isEqualTo(403);
    assertThat(as("service").request(method, path).statusCode()).isEqualTo(403);
    assertThat(as("operator").request(method, path).statusCode()).isEqualTo(200);
  }

  @Test
  void no_forged_token_gets_in_and_every_refusal_is_the_same() {
    Response expected = as("nobody").get(METRICS);
    try (CountingSink sink = CountingSink.open();
        CapturedLog log = CapturedLog.open()) {
      var attacks =
          TokenAttacks.on(
                  TestOidcProvider.accessToken("operator"),
                  TestKeys.rsa("oidc-provider"),
                  sink.base())
              .toList();

      for (TokenAttack attack : attacks) {
        Response answer = given().header("Authorization", attack.authorization()).get(METRICS);
        assertThat(answer.statusCode()).as(attack.toString()).isEqualTo(401);
        assertThat(answer.asString()).as(attack.toString()).isEqualTo(expected.asString());
        assertThat(answer.headers().asList())
            .as(attack.toString())
            .isEqualTo(expected.headers().asList());
      }

      assertThat(attacks).hasSizeGreaterThan(50);
      assertThat(sink.connections()).isZero();
      assertThat(log.text()).contains("access refused reason=").doesNotContain("eyJ");
    }
    as("operator").get(METRICS).then().statusCode(200);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "POST,   /api/v1/metrics,                            405",
    "DELETE, /api/v1/metrics/lifecycle-daily,            405",
    "PUT,    /api/v1/metrics/lifecycle-daily/verify,     405",
    "POST,   /,                                          405",
    "GET,    /api/v1/nothing,                            404",
    "GET,    /q/health,                                  404",
    "GET,    /q/metrics,                                 404",
    "GET,    /health,                                    404"
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
        "/api/v1/metrics;x",
        "/api/v1/metrics/lifecycle-daily;x=y",
        "/;x",
        "/login/callback;x?code=a&state=b",
        "/api/v1/metrics%3Bx",
        "//api/v1/metrics",
        "/api/v1/./metrics",
        "/api/v1/x/../metrics",
        "/api/v1/%6Detrics"
      })
  void another_spelling_of_a_path_is_no_path(String target) {
    RawHttp.Answer answer =
        RawHttp.request(
            server,
            "GET",
            target,
            "Authorization: " + TestOidcProvider.accessToken("operator").bearer());

    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void the_routes_are_not_on_the_management_port() {
    assertThat(as("operator").get(management.resolve(METRICS)).statusCode()).isEqualTo(404);
  }

  @Test
  void the_document_says_what_the_service_does() {
    OpenApiContract api = OpenApiContract.fetch(server + "q/openapi?format=json");
    observeMetrics(api);
    observePages(api);
    for (String operation :
        new String[] {"GET {m}/{name}", "GET {m}/{name}/verify", "POST {m}/{name}/verify"}) {
      api.except(operation.replace("{m}", METRICS), "503", "Kafka is not taken away in this test");
    }
    api.except("GET /", "401", "a changed cookie is sent to the login again in this test")
        .except("GET /", "503", "a login is configured here: LoginNotConfiguredTest")
        .except("GET /login/callback", "503", "a login is configured here: LoginNotConfiguredTest")
        .except("POST /logout", "503", "a login is configured here: LoginNotConfiguredTest")
        .except("GET /login/callback", "303", "needs a session on the way back from a login");

    api.assertAllObserved();
  }

  private static void observeMetrics(OpenApiContract api) {
    awaitRows(api);
    as("operator").filter(api.filter()).accept("text/csv").get(DAILY).then().statusCode(200);
    as("operator").filter(api.filter()).get(DAILY + "?recompute=true").then().statusCode(200);
    as("operator").filter(api.filter()).get(DAILY + "?format=xml").then().statusCode(400);
    for (String end : new String[] {"", "/lifecycle-daily", "/unknown/definition", "/x/verify"}) {
      String path = METRICS + end;
      as("nobody").filter(api.filter()).get(path).then().statusCode(401);
      as("vendor").filter(api.filter()).get(path).then().statusCode(403);
      as("operator").filter(api.filter()).get(path);
      as("operator").filter(api.filter()).accept("image/png").get(path).then().statusCode(406);
    }
    as("operator").filter(api.filter()).get(METRICS + "/unknown").then().statusCode(404);
    as("operator").filter(api.filter()).get(DAILY + "/definition").then().statusCode(200);
    as("operator").filter(api.filter()).get(DAILY + "/verify").then().statusCode(200);
    as("nobody").filter(api.filter()).post(DAILY + "/verify").then().statusCode(401);
    as("vendor").filter(api.filter()).post(DAILY + "/verify").then().statusCode(403);
    as("operator").filter(api.filter()).post(DAILY + "/verify").then().statusCode(200);
    as("operator").filter(api.filter()).post(METRICS + "/x/verify").then().statusCode(404);
    as("operator")
        .filter(api.filter())
        .accept("image/png")
        .post(DAILY + "/verify")
        .then()
        .statusCode(406);
  }

  private static void awaitRows(OpenApiContract api) {
    Deadline.in(Duration.ofSeconds(20))
        .await(
            () -> as("operator").filter(api.filter()).get(DAILY).statusCode() == 200,
            () -> "the rows are not readable");
  }

  private void observePages(OpenApiContract api) {
    try (LoginDrive browser = new LoginDrive(server.toString().replaceFirst("/$", ""))) {
      check(api, browser.get("/"));
      check(api, browser.comeBack("code=a&state=b"));
      check(
          api,
          browser.comeBack(browser.logIn(browser.get("/"), "olivia", "operator", TokenFault.NONE)));
      check(api, browser.get("/"));
      check(api, browser.post("/logout"));
      check(api, browser.post("/logout"));
      check(api, browser.get("/logged-out"));
      check(api, browser.get("/login/style.css"));
      check(api, browser.visit("/", "walter", "analyst"));
    }
  }

  private static void check(OpenApiContract api, HttpResponse<String> answer) {
    api.check(
        answer.request().method(),
        answer.uri().getRawPath(),
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(null),
        answer.body());
  }
}
