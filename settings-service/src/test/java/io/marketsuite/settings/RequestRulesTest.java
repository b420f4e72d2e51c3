package io.marketsuite.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.settings.support.Api;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Tokens;
import io.marketsuite.testsupport.RawHttp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused of a request before anybody's secret is looked for, and how. */
@QuarkusTest
class RequestRulesTest {
  private static final String TENANT = Installation.any().tenant();
  private static final String SETTINGS = "/features/partner/settings";
  private static final String ROUTES = "/api/v1/installations/" + TENANT + "/partner";
  private static final String TOKEN = ROUTES + "/token";

  @TestHTTPResource URI base;

  @TestHTTPResource(management = true)
  URI management;

  private static String marketplace() {
    return "Authorization: " + Tokens.ofMarketplace(TENANT).bearer();
  }

  private static String vendor() {
    return "Authorization: " + Tokens.ofOperator("vendor", "service").bearer();
  }

  /** A problem, and one that the OpenAPI document has. */
  private static void assertProblem(
      String method, String target, RawHttp.Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    if (!method.equals("HEAD")) {
      assertThat(answer.body())
          .contains("\"type\":\"/problems/" + type + "\"", "\"status\":" + status, "\"detail\":\"");
    }
    // To the document "get" is GET; to HTTP it is another method.
    if (method.equals("get")) {
      return;
    }
    Api.contract()
        .check(
            method,
            target.split("[?;#]", 2)[0],
            status,
            answer.header("Content-Type").orElse(null),
            answer.body());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "POST, /features/partner/settings, 'GET, HEAD'",
    "PUT, /features/partner/settings, 'GET, HEAD'",
    "PATCH, /features/partner/settings, 'GET, HEAD'",
    "DELETE, /features/partner/settings, 'GET, HEAD'",
    "OPTIONS, /features/partner/settings, 'GET, HEAD'",
    "TRACE, /features/partner/settings, 'GET, HEAD'",
    "PROPFIND, /features/partner/settings, 'GET, HEAD'",
    "get, /features/partner/settings, 'GET, HEAD'",
    "POST, /features/settings, 'GET, HEAD'",
    "OPTIONS, /features/settings, 'GET, HEAD'",
    "POST, /api/v1/installations/x/partner/credentials, 'GET, HEAD'",
    "DELETE, /api/v1/installations/x/partner/credentials, 'GET, HEAD'",
    "GET, /api/v1/installations/x/partner/token, POST",
    "HEAD, /api/v1/installations/x/partner/token, POST",
    "PUT, /api/v1/installations/x/partner/token, POST",
    "OPTIONS, /api/v1/installations/x/partner/token, POST"
  })
  void another_method_is_405_and_says_which_are_there(String method, String path, String allow) {
    String[] overrides = {
      marketplace(), "X-HTTP-Method-Override: GET", "X-Method-Override: GET", "Content-Length: 0"
    };

    RawHttp.Answer answer = RawHttp.request(base, method, path, overrides);

    assertProblem(method, path, answer, 405, "method-not-allowed");
    assertThat(answer.header("Allow")).contains(allow);
  }

  static Stream<String> confusingTargets() {
    String host = "http://localhost";
    return Stream.of(
        "/features;x/partner/settings",
        "/features/partner;x=1/settings",
        "/features/partner/settings;x",
        "/features/partner/settings;",
        "/features/partner%3Bx/settings",
        "/features//partner/settings",
        "//features/partner/settings",
        "/features/./partner/settings",
        "/features/x/../partner/settings",
        "/features/partner/settings/",
        "/features/partner/settings/.",
        "/features/%70artner/settings",
        "/features/partner%2Fsettings",
        "/features/partner%2f..%2fpartner/settings",
        "/features/%2e/partner/settings",
        "/features/%2e%2e/features/partner/settings",
        "/features/partner%00/settings",
        "/features/partner%20/settings",
        "/features\\partner\\settings",
        "/features/partner/settings%3F",
        "/features/partner/settings#x",
        "/features/partner/%73ettings",
        "/features/p\u00e4rtner/settings",
        "/FEATURES/partner/settings",
        "/features/partner/Settings",
        "/features/partner",
        "/features",
        "/nowhere",
        "/",
        "*",
        host + "/features/partner/settings",
        "features/partner/settings",
        "/features/" + "x".repeat(2000) + "/settings");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("confusingTargets")
  void another_spelling_of_a_path_is_no_path(String target) {
    RawHttp.Answer answer = RawHttp.get(base, target, marketplace());

    // What is no URI at all, the HTTP codec refuses itself, without a word.
    assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
    assertThat(answer.body())
        .satisfiesAnyOf(
            body -> assertThat(body).contains("/problems/unknown-route"),
            body -> assertThat(body).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/installations/%s;x/partner/credentials",
        "/api/v1/installations/%s/partner;x/credentials",
        "/api/v1/installations/%s/partner/credentials;x",
        "/api/v1/installations/%s/partner%%2Fcredentials/credentials",
        "/api/v1/installations/x%%2F..%%2F%s/partner/credentials",
        "/api/v1/installations/x/../%s/partner/credentials",
        "/api/v1//installations/%s/partner/credentials",
        "/api/v1/installations/%s/partner/credentials/",
        "/api/v1/installations/%s%%00/partner/credentials",
        "/api/v1/installations//partner/credentials",
        "/api/v1/installations/%s/credentials",
        "/api/V1/installations/%s/partner/credentials"
      })
  void nor_where_secrets_are_given_out(String target) {
    RawHttp.Answer answer = RawHttp.get(base, target.formatted(TENANT), vendor());

    assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("/problems/unknown-route");
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments("no JSON", "{"),
        arguments("null", "null"),
        arguments("a list", "[]"),
        arguments("a text", "\"\""),
        arguments("a space", " "),
        arguments("a name twice", "{\"generation\":1,\"generation\":2}"),
        arguments("a name twice in what is ignored", "{\"x\":{\"y\":1,\"y\":2}}"),
        arguments("something behind it", "{} {}"),
        arguments("33 levels", "{\"x\":" + "[".repeat(32) + "]".repeat(32) + "}"),
        arguments("a number as text", "{\"generation\":\"1\"}"),
        arguments("a fraction", "{\"generation\":1.5}"),
        arguments("a number beyond a long", "{\"generation\":99999999999999999999}"),
        arguments("a text as number", "{\"service_id\":1}"),
        arguments("a switch as text", "{\"fresh\":\"true\"}"),
        arguments("half a character", "{\"service_id\":\"\\ud800\"}"),
        arguments("octets that are no UTF-8", "{\"service_id\":\"\u00ff\"}"),
        arguments("a byte order mark", "\u00ef\u00bb\u00bf{}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void a_body_that_is_not_strict_json_is_400(String what, String body) {
    assertProblem(
        "POST", TOKEN, RawHttp.postJson(base, TOKEN, body, vendor()), 400, "malformed-request");
  }

  static Stream<Arguments> contentTypes() {
    return Stream.of(
        arguments("none", new String[] {}),
        arguments("text", new String[] {"Content-Type: text/plain"}),
        arguments("a form", new String[] {"Content-Type: application/x-www-form-urlencoded"}),
        arguments("JSON of another kind", new String[] {"Content-Type: application/x+json"}),
        arguments("what only begins alike", new String[] {"Content-Type: application/json5"}),
        arguments(
            "JSON, packed",
            new String[] {"Content-Type: application/json", "Content-Encoding: gzip"}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contentTypes")
  void a_body_that_is_not_plain_json_by_its_headers_is_415(String what, String[] headers) {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = vendor();
    all[headers.length + 1] = "Content-Length: 2\r\n\r\n{}";

    RawHttp.Answer answer = RawHttp.request(base, "POST", TOKEN, all);

    assertProblem("POST", TOKEN, answer, 415, "unsupported-media-type");
  }

  @Test
  void a_content_type_with_a_charset_and_no_body_at_all_are_taken() {
    RawHttp.Answer charset =
        RawHttp.request(
            base,
            "POST",
            TOKEN,
            vendor(),
            "Content-Type: Application/JSON; charset=utf-8",
            "Content-Length: 2\r\n\r\n{}");
    RawHttp.Answer none = RawHttp.request(base, "POST", TOKEN, vendor());

    assertProblem("POST", TOKEN, charset, 404, "unknown-installation");
    assertProblem("POST", TOKEN, none, 404, "unknown-installation");
  }

  @Test
  void a_body_above_the_bound_is_413_whether_or_not_it_is_announced() {
    String large = "{\"service_id\":\"" + "x".repeat(16 * 1024) + "\"}";
    String chunk = Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";

    RawHttp.Answer announced = RawHttp.postJson(base, TOKEN, large, vendor());
    RawHttp.Answer chunked =
        RawHttp.request(
            base,
            "POST",
            TOKEN,
            vendor(),
            "Content-Type: application/json",
            "Transfer-Encoding: chunked\r\n\r\n" + chunk);

    assertProblem("POST", TOKEN, announced, 413, "body-too-large");
    assertProblem("POST", TOKEN, chunked, 413, "body-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "-1", "1.0", "1&generation=2", "%D9%A3", "+1", "9999999999999999999"})
  void a_generation_that_is_not_one_number_is_400(String generation) {
    String target = ROUTES + "/credentials?generation=" + generation;

    assertProblem("GET", target, RawHttp.get(base, target, vendor()), 400, "malformed-request");
  }

  @Test
  void a_request_that_is_no_http_gets_nothing_but_a_status() {
    URI server = base;

    assertThat(RawHttp.send(server, "GARBAGE\r\n\r\n").status()).isEqualTo(400);
    assertThat(RawHttp.get(base, SETTINGS, "X: " + "x".repeat(17 * 1024)).status()).isEqualTo(431);
    assertThat(
            RawHttp.send(server, "GET " + SETTINGS + " HTTP/1.1\r\nConnection: close\r\n\r\n")
                .status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/q", "/q/dev", "/q/info"})
  void health_and_metrics_are_not_on_the_main_port(String path) {
    assertProblem("GET", path, RawHttp.get(base, path), 404, "unknown-route");
  }

  @Test
  void and_the_routes_are_not_on_the_management_port() {
    assertThat(RawHttp.get(management, "/q/health").status()).isEqualTo(200);
    assertThat(RawHttp.get(management, SETTINGS, marketplace()).status()).isEqualTo(404);
    assertThat(RawHttp.get(management, ROUTES + "/credentials", vendor()).status()).isEqualTo(404);
    assertThat(RawHttp.get(management, "/q/openapi").status()).isEqualTo(404);
  }
}
