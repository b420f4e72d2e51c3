package io.marketsuite.lifecycle.adapter.http;

import static io.marketsuite.lifecycle.adapter.http.Api.FEATURES;
import static io.marketsuite.lifecycle.adapter.http.Api.RESULTS;
import static io.marketsuite.lifecycle.adapter.http.Api.authorization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.contracts.Topics;
import io.marketsuite.testsupport.RawHttp;
import io.marketsuite.testsupport.TestKafka;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused of a request, how, and that nothing of it is recorded. */
@HttpTest
class RequestRulesTest {
  private static final String ONE = FEATURES + "/acme/partner";

  @TestHTTPResource URI base;

  @TestHTTPResource(management = true)
  URI management;

  private static int recorded;

  @BeforeAll
  static void count() {
    recorded = TestKafka.shared().records(Topics.PROVISIONING_RESULTS).size();
  }

  @AfterAll
  static void nothing_was_recorded() {
    assertThat(TestKafka.shared().records(Topics.PROVISIONING_RESULTS)).hasSize(recorded);
  }

  private static void assertProblem(
      String method, String target, RawHttp.Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    if (!method.equals("HEAD")) {
      assertThat(answer.body())
          .contains("\"type\":\"/problems/" + type + "\"", "\"status\":" + status, "\"detail\":\"");
    }
    // To the document "get" is GET; to HTTP it is another method.
    if (!method.equals("get")) {
      Api.declared(method, target, answer);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "POST, /api/v1/features, 'GET, HEAD'",
    "OPTIONS, /api/v1/features, 'GET, HEAD'",
    "DELETE, /api/v1/features/acme/partner, 'GET, HEAD'",
    "PUT, /api/v1/features/acme/partner/active, 'GET, HEAD'",
    "TRACE, /api/v1/features/acme/partner/active, 'GET, HEAD'",
    "get, /api/v1/features, 'GET, HEAD'",
    "GET, /api/v1/installations/import, POST",
    "PUT, /api/v1/installations/import, POST",
    "GET, /api/v1/features/acme/partner/repairs, POST",
    "OPTIONS, /api/v1/features/acme/partner/repairs, POST",
    "POST, /api/v1/features/acme/partner/timeline, 'GET, HEAD'",
    "GET, /provisioning/v1/results, POST",
    "HEAD, /provisioning/v1/results, POST",
    "PUT, /provisioning/v1/results, POST",
    "OPTIONS, /provisioning/v1/results, POST"
  })
  void another_method_is_405_and_says_which_are_there(String method, String path, String allow) {
    RawHttp.Answer answer =
        RawHttp.request(
            base,
            method,
            path,
            authorization("operator"),
            "X-HTTP-Method-Override: GET",
            "Content-Length: 0");

    assertProblem(method, path, answer, 405, "method-not-allowed");
    assertThat(answer.header("Allow")).contains(allow);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/features;x",
        "/api/v1/features;x/acme/partner",
        "/api/v1/features/acme;x/partner",
        "/api/v1/features/acme/partner;x=/active",
        "/api/v1/features/acme%2Fpartner",
        "/api/v1/features/acme/partner%2Factive",
        "/api/v1/features/acme%3Bx/partner",
        "/api/v1//features",
        "//api/v1/features",
        "/api/v1/./features",
        "/api/v1/x/../features",
        "/api/v1/%66eatures",
        "/api/v1/features/",
        "/api/v1/features/acme/partner/active/",
        "/API/v1/features",
        "/api/v1/features/acme",
        "/api/v1/features/acme/partner/timeline/x",
        "/api/v1/features/acme/partner/repairs/",
        "/api/v1/features/acme%2Fpartner/repairs",
        "/api/v1/installations/import/",
        "/api/v1/installations/Import",
        "/api/v1/installations",
        "/api/v1/features/acme/partner/timeline/",
        "/api/v1/features/acme/partner;x/timeline",
        "/api/v1/features/acme/partner%2Ftimeline",
        "/api",
        "/",
        "/nowhere"
      })
  void another_spelling_of_a_path_is_no_path(String target) {
    RawHttp.Answer answer = RawHttp.get(base, target, authorization("operator"));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("/problems/unknown-route");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=501",
        "?limit=-1",
        "?limit=1e2",
        "?limit=",
        "?limit=5&limit=5",
        "?after=acme",
        "?after=acme/partner/x",
        "?after=",
        "?stuck_since=yesterday",
        "?stuck_since=-PT1H",
        "?stuck_since=PT-1H",
        "?stuck_since=P99999999999999999999D",
        "?stuck_since=P99999999999D",
        "?stuck_since=1969-12-31T23:59:59Z",
        "?stuck_since=2026-03-01",
        "?stuck_since=",
        "?stuckSince=PT1H",
        "?tenant=acme&tenant=globex",
        "?x"
      })
  void a_parameter_that_is_not_understood_is_400_and_not_overlooked(String query) {
    RawHttp.Answer answer =
        RawHttp.get(base, "/api/v1/features" + query, authorization("operator"));

    assertProblem("GET", "/api/v1/features", answer, 400, "malformed-parameter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=101",
        "?after=x",
        "?after=-1",
        "?after=9999999999999999999",
        "?x=1"
      })
  void nor_is_one_of_a_timeline(String query) {
    String timeline = ONE + "/timeline";
    RawHttp.Answer answer = RawHttp.get(base, timeline + query, authorization("operator"));

    assertProblem("GET", timeline, answer, 400, "malformed-parameter");
  }

  static Stream<Arguments> bodies() {
    String good = Api.result("r");
    return Stream.of(
        arguments("nothing", ""),
        arguments("no JSON", "{"),
        arguments("null", "null"),
        arguments("a list", "[" + good + "]"),
        arguments("an empty object", "{}"),
        arguments("two results", good + good),
        arguments("a name twice", good.replace("{", "{\"status\":\"FAILED\",")),
        arguments("a name twice, once escaped", good.replace("{", "{\"\\u0073tatus\":\"FAILED\",")),
        arguments(
            "33 levels", good.replace("{", "{\"x\":" + "[".repeat(32) + "]".repeat(32) + ",")),
        arguments("an unknown status", good.replace("SUCCESS", "DONE")),
        arguments("a status in lower case", good.replace("SUCCESS", "success")),
        arguments("a status as number", good.replace("\"SUCCESS\"", "0")),
        arguments("a status that is null", good.replace("\"SUCCESS\"", "null")),
        arguments("no request", good.replace("request_id", "x")),
        arguments("a request that is a number", good.replace("\"r\"", "7")),
        arguments("an empty request", good.replace("\"r\"", "\"\"")),
        arguments("a request with a line break", good.replace("\"r\"", "\"r\\nx\"")),
        arguments("a request of 201 characters", Api.result("r".repeat(201))),
        arguments("no tenant", good.replace("tenant_id", "x")),
        arguments("a tenant with a slash", good.replace("acme", "acme/partner")),
        arguments("a tenant in upper case", good.replace("acme", "ACME")),
        arguments("a tenant that is a path", good.replace("acme", "..")),
        arguments("a feature with a slash", good.replace("\"partner\"", "\"a/b\"")),
        arguments("a feature with a null", good.replace("\"partner\"", "\"a\\u0000\"")),
        arguments("a detail that is a number", with(good, "7")),
        arguments("a detail that is too long", with(good, "\"" + "x".repeat(501) + "\"")),
        arguments("half a character", with(good, "\"\\ud800\"")),
        arguments("octets that are no UTF-8", with(good, "\"\u00ff\"")),
        arguments("a byte order mark", "\u00ef\u00bb\u00bf" + good));
  }

  private static String with(String result, String detail) {
    return result.replace("{", "{\"detail\":" + detail + ",");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void what_is_no_result_is_400(String what, String body) {
    assertProblem(
        "POST",
        RESULTS,
        RawHttp.postJson(base, RESULTS, body, authorization("vendor")),
        400,
        "malformed-result");
  }

  static Stream<Arguments> contentTypes() {
    return Stream.of(
        arguments("none", new String[] {}),
        arguments("text", new String[] {"Content-Type: text/plain"}),
        arguments("a form", new String[] {"Content-Type: application/x-www-form-urlencoded"}),
        arguments("a CloudEvent", new String[] {"Content-Type: application/cloudevents+json"}),
        arguments("what only begins alike", new String[] {"Content-Type: application/json5"}),
        arguments(
            "JSON, packed",
            new String[] {"Content-Type: application/json", "Content-Encoding: gzip"}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contentTypes")
  void a_body_that_is_not_plain_json_by_its_headers_is_415(String what, String[] headers) {
    String body = Api.result("r");
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = authorization("vendor");
    all[headers.length + 1] = "Content-Length: " + body.length() + "\r\n\r\n" + body;

    RawHttp.Answer answer = RawHttp.request(base, "POST", RESULTS, all);

    assertProblem("POST", RESULTS, answer, 415, "unsupported-media-type");
  }

  @Test
  void a_body_above_the_bound_is_413_whether_or_not_it_is_announced() {
    String large = with(Api.result("r"), "\"" + "x".repeat(64 * 1024) + "\"");
    String chunk = Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";

    RawHttp.Answer announced = RawHttp.postJson(base, RESULTS, large, authorization("vendor"));
    RawHttp.Answer chunked =
        RawHttp.request(
            base,
            "POST",
            RESULTS,
            authorization("vendor"),
            "Content-Type: application/json",
            "Transfer-Encoding: chunked\r\n\r\n" + chunk);

    assertProblem("POST", RESULTS, announced, 413, "body-too-large");
    assertProblem("POST", RESULTS, chunked, 413, "body-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "text/plain, text/csv"})
  void who_takes_no_json_gets_406(String accept) {
    RawHttp.Answer answer = RawHttp.get(base, ONE, authorization("operator"), "Accept: " + accept);

    assertProblem("GET", ONE, answer, 406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/q", "/q/dev"})
  void health_and_metrics_are_not_on_the_main_port(String path) {
    assertProblem("GET", path, RawHttp.get(base, path), 404, "unknown-route");
  }

  @Test
  void and_the_routes_are_not_on_the_management_port() {
    assertThat(RawHttp.get(management, "/q/metrics").status()).isEqualTo(200);
    assertThat(RawHttp.get(management, FEATURES, authorization("operator")).status())
        .isEqualTo(404);
    assertThat(RawHttp.get(management, "/q/openapi").status()).isEqualTo(404);
  }
}
