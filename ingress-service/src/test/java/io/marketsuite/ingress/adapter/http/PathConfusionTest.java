package io.marketsuite.ingress.adapter.http;

import static io.marketsuite.ingress.support.IngressClient.bare;
import static io.marketsuite.ingress.support.RawHttp.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.ingress.support.RawHttp;
import io.marketsuite.ingress.support.Written;
import io.marketsuite.testsupport.tokens.TestIdentity;
import io.marketsuite.testsupport.tokens.TestIdentity.Server;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Other spellings of our paths, with a good token and a good body: what any layer reads as the
 * route would be carried out.
 */
@IngressTest
class PathConfusionTest {
  private static Written before;

  @TestHTTPResource URI base;
  private int asked;

  @BeforeEach
  void count() {
    if (before == null) {
      before = Written.whenQuiet();
    }
    asked = TestIdentity.requests(Server.FIRST);
  }

  private RawHttp.Answer send(String method, String target) {
    List<String> token = List.of("Authorization: Bearer " + Issuer.tenantToken("paths"));
    return RawHttp.send(base, request(method, target, token, bare("FeatureActivateCommand")));
  }

  private void assertNothingHappened(RawHttp.Answer answer) {
    assertNothingWritten(answer);
    assertThat(TestIdentity.requests(Server.FIRST)).as("no token was looked at").isEqualTo(asked);
  }

  private void assertNothingWritten(RawHttp.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isIn(400, 404);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"/problems/", "\"status\":" + answer.status());
    assertThat(Written.now()).isEqualTo(before);
    assertThat(TestIdentity.requests(Server.SINK)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/features/partner/management;x",
        "/features/partner/management;x=y",
        "/features/partner;x/management",
        "/features;x/partner/management",
        "/;/features/partner/management",
        "/;x/features/partner/management",
        "/features/partner/management%3Bx",
        "/features/partner%3bx/management",
        "//features/partner/management",
        "///features/partner/management",
        "/features//partner/management",
        "/features/partner//management",
        "/features/partner/management/",
        "/features/partner/management//",
        "/./features/partner/management",
        "/features/./partner/management",
        "/features/partner/management/.",
        "/x/../features/partner/management",
        "/features/x/../partner/management",
        "/features/partner/x/../management",
        "/features/partner/management/x/..",
        "/../features/partner/management",
        "/%2e/features/partner/management",
        "/x/%2e%2e/features/partner/management",
        "/x/.%2e/features/partner/management",
        "/x/%252e%252e/features/partner/management",
        "/x%2f..%2ffeatures/partner/management",
        "/features/x%2Fpartner/management",
        "/features%2Fpartner%2Fmanagement",
        "/features/partner%2Fmanagement",
        "/features/partner%2f/management",
        "/features/partner%5C/management",
        "/features/partner%00/management",
        "/features/partner/management%00",
        "/features/partner/management%00.json",
        "/features/partner/management%0d%0a",
        "/features/partner/management%20",
        "/features/partner/management%09",
        "/features/partner/management#x",
        "/features/partner/management%23",
        "/features/partner/management%3Fx",
        "/features/%70artner/management",
        "/%66eatures/partner/management",
        "/features/partner/managemen%74",
        "/features/partner/%c0%ae%c0%ae/management",
        "/features/partner+/management",
        "/features/partner:80/management",
        "/features/partner@x/management",
        "/features/*/management",
        "/features/$%7Bx%7D/management",
        "/FEATURES/partner/management",
        "/features/partner/Management",
        "/features/partner/management.json",
        "/features/partner/management/x",
        "/features//management",
        "/telemetry/v1/events/",
        "/telemetry//v1/events",
        "/telemetry/v1/events;x",
        "/telemetry/v1/./events",
        "/Telemetry/v1/events",
        "/telemetry/v1/%65vents",
        "http://localhost/features/partner/management",
        "http://evil.example/features/partner/management",
        "HTTP://localhost/features/partner/management",
        "//evil.example/features/partner/management",
        "features/partner/management",
        "*",
        "localhost:8080",
        "?/features/partner/management"
      })
  void another_spelling_of_a_path_is_no_path_of_ours(String target) {
    assertNothingHappened(send("POST", target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/features/partner\\management",
        "\\features\\partner\\management",
        "/features/%zz/management",
        "/features/%/management",
        "/features/partner/management?%zz",
        "/features/partner/management?a|b",
        "/features/[partner]/management",
        "/features/<partner>/management",
        "/features/partner\"/management"
      })
  void what_is_no_uri_is_answered_bare_by_the_server_itself(String target) {
    RawHttp.Answer answer = send("POST", target);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEmpty();
    assertThat(Written.now()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PARTNER", "Partner", "...", "~", "management", "partner.", "-partner"})
  void a_feature_is_spelled_exactly(String feature) {
    assertNothingWritten(send("POST", "/features/" + feature + "/management"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1023, 1024, 3000})
  void a_long_path_is_no_path_of_ours(int letters) {
    assertNothingHappened(send("POST", "/features/" + "a".repeat(letters) + "/management"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q/health",
        "/q/health/ready",
        "/q/health/live",
        "/q/metrics",
        "/q/info",
        "/q",
        "/q/dev",
        "/q/openapi/..",
        "/q/openapi;x",
        "/q//metrics",
        "/q/openapi/../metrics",
        "/metrics",
        "/health",
        "/favicon.ico",
        "/api/v1/version/",
        "/api/v1/version;x",
        "/api/v1/../v1/version",
        "/oauth2/callback/",
        "/oauth2/callback",
        "/oauth2/callback/x/y",
        "/oauth2/callback/%2e%2e",
        "/oauth2/callback/telemetry-etl;x",
        "/oauth2/callback/telemetry%2Detl"
      })
  void what_operators_read_is_not_on_the_public_port(String target) {
    assertNothingHappened(send("GET", target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "OPTIONS", "GET", "TRACE"})
  void a_target_that_is_no_path_is_refused_for_each_method(String method) {
    assertNothingHappened(send(method, "evil.example:443"));
    assertNothingHappened(send(method, "*"));
  }

  @AfterAll
  static void nothing_came_later() {
    assertThat(Written.whenQuiet()).isEqualTo(before);
  }
}
