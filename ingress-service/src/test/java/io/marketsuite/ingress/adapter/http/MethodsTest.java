package io.marketsuite.ingress.adapter.http;

import static io.marketsuite.ingress.support.IngressClient.MANAGEMENT;
import static io.marketsuite.ingress.support.IngressClient.bare;
import static io.marketsuite.ingress.support.RawHttp.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.ingress.support.RawHttp;
import io.marketsuite.ingress.support.Written;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each route has one method; every other one is 405, and nothing makes one into another. */
@IngressTest
class MethodsTest {
  private static final Map<String, String> ROUTES =
      Map.of(
          MANAGEMENT,
          "POST",
          "/features/management",
          "POST",
          "/telemetry/v1/events",
          "POST",
          "/api/v1/version",
          "GET",
          "/oauth2/callback/telemetry-etl",
          "GET",
          "/q/openapi",
          "GET");
  private static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "OPTIONS",
          "TRACE",
          "CONNECT",
          "PROPFIND",
          "QUERY",
          "FOO",
          "get",
          "post",
          "Post",
          "POSTS");

  private static Written before;

  @TestHTTPResource URI base;

  @BeforeEach
  void count() {
    if (before == null) {
      before = Written.whenQuiet();
    }
  }

  static Stream<Arguments> others() {
    return ROUTES.entrySet().stream()
        .flatMap(
            route ->
                METHODS.stream()
                    .filter(method -> !method.equals(route.getValue()))
                    .map(method -> arguments(method, route.getKey(), route.getValue())));
  }

  private RawHttp.Answer send(String method, String target, List<String> headers) {
    return RawHttp.send(base, request(method, target, headers, bare("FeatureActivateCommand")));
  }

  private static String token() {
    return "Authorization: Bearer " + Issuer.tenantToken("methods");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("others")
  void another_method_is_405_and_says_which_one_it_is(String method, String path, String allowed) {
    RawHttp.Answer answer = send(method, path, List.of(token()));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains(allowed);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    if (!method.equals("HEAD")) {
      assertThat(answer.body()).contains("\"type\":\"/problems/method-not-allowed\"");
    }
    assertThat(Written.now()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-HTTP-Method-Override: POST",
        "X-HTTP-Method: POST",
        "X-Method-Override: POST",
        "_method: POST"
      })
  void a_header_does_not_change_the_method(String header) {
    RawHttp.Answer answer = send("GET", MANAGEMENT, List.of(token(), header));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(Written.now()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?_method=POST", "?method=POST", "?X-HTTP-Method-Override=POST"})
  void a_query_does_not_change_the_method(String query) {
    RawHttp.Answer answer = send("GET", MANAGEMENT + query, List.of(token()));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(Written.now()).isEqualTo(before);
  }

  @AfterAll
  static void nothing_came_later() {
    assertThat(Written.whenQuiet()).isEqualTo(before);
  }
}
