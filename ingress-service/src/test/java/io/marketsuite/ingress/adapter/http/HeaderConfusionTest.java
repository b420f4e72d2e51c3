package io.marketsuite.ingress.adapter.http;

import static io.marketsuite.ingress.support.IngressClient.MANAGEMENT;
import static io.marketsuite.ingress.support.IngressClient.bare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.ingress.support.RawHttp;
import io.marketsuite.ingress.support.Written;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that two readers could read in two ways, each with a good token and a good body
 * somewhere. Those the codec itself refuses get a bare answer and lose the connection; for the
 * others there is a problem.
 */
@IngressTest
class HeaderConfusionTest {
  private static final String BODY = bare("FeatureActivateCommand");
  private static final String CHUNKED =
      Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";
  private static final String LENGTH = "Content-Length: " + BODY.length() + "\r\n";

  private static Written before;

  @TestHTTPResource URI base;

  @BeforeEach
  void count() {
    if (before == null) {
      before = Written.whenQuiet();
    }
  }

  private static String token() {
    return "Authorization: Bearer " + Issuer.tenantToken("headers") + "\r\n";
  }

  private static String post(String headers, String body) {
    return "POST " + MANAGEMENT + " HTTP/1.1\r\n" + headers + "\r\n" + body;
  }

  /** A request that is good but for these headers. */
  private static String with(String headers, String body) {
    return post("Host: localhost\r\n" + token() + headers, body);
  }

  static Stream<Arguments> notHttp() {
    String large = "x".repeat(17_000);
    return Stream.of(
        arguments(
            "a length and chunks", with(LENGTH + "Transfer-Encoding: chunked\r\n", CHUNKED), 400),
        arguments(
            "chunks and a length", with("Transfer-Encoding: chunked\r\n" + LENGTH, CHUNKED), 400),
        arguments("two lengths", with(LENGTH + "Content-Length: 2\r\n", BODY), 400),
        arguments("two lengths that agree", with(LENGTH + LENGTH, BODY), 400),
        arguments("two lengths in one header", with("Content-Length: 2, 2\r\n", "{}"), 400),
        arguments("a length with a sign", with("Content-Length: +2\r\n", "{}"), 400),
        arguments("a negative length", with("Content-Length: -2\r\n", "{}"), 400),
        arguments("a hexadecimal length", with("Content-Length: 0x2\r\n", "{}"), 400),
        arguments(
            "a length beyond all numbers",
            with("Content-Length: 99999999999999999999\r\n", ""),
            400),
        arguments("a space before the colon", with("Content-Length : 2\r\n", "{}"), 400),
        arguments("a space in a name", with(LENGTH + "X A: b\r\n", BODY), 400),
        arguments("a null byte in a value", with(LENGTH + "X-A: a\0b\r\n", BODY), 400),
        arguments("a carriage return in a value", with(LENGTH + "X-A: a\rb\r\n", BODY), 400),
        arguments("a null byte in a name", with(LENGTH + "X\0A: b\r\n", BODY), 400),
        arguments("no HTTP", "FOO\r\n\r\n", 400),
        arguments("headers above 16 KiB", with(LENGTH + "X-A: " + large + "\r\n", BODY), 431),
        arguments("a request line above 4 KiB", "POST /" + large + " HTTP/1.1\r\n\r\n", 414));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notHttp")
  void what_is_not_http_is_answered_bare_and_ends_the_connection(
      String what, String request, int status) {
    String answer = RawHttp.sendAndAwaitEnd(base, request);

    assertThat(answer)
        .matches("(?s)HTTP/1\\.[01] " + status + " .*")
        .doesNotContain("\r\n\r\nHTTP/");
    assertThat(Written.now()).isEqualTo(before);
  }

  static Stream<Arguments> problems() {
    String host = "Host: localhost\r\n";
    String good = token() + LENGTH;
    return Stream.of(
        arguments("no host", post(good, BODY), 400, "bad-request"),
        arguments(
            "two hosts", post(host + "Host: evil.example\r\n" + good, BODY), 400, "bad-request"),
        arguments("two hosts that agree", post(host + host + good, BODY), 400, "bad-request"),
        arguments("an empty host", post("Host: \r\n" + good, BODY), 400, "bad-request"),
        arguments("a host with a path", post("Host: a/b\r\n" + good, BODY), 400, "bad-request"),
        arguments("a host with a user", post("Host: a@b\r\n" + good, BODY), 400, "bad-request"),
        arguments(
            "chunks twice",
            with("Transfer-Encoding: chunked, chunked\r\n", CHUNKED),
            400,
            "bad-request"),
        arguments(
            "an encoding that is nearly chunked",
            with("Transfer-Encoding: xchunked\r\n", CHUNKED),
            400,
            "bad-request"),
        arguments("a name that is empty", with(LENGTH + ": b\r\n", BODY), 400, "bad-request"),
        arguments("two tokens", post(host + token() + good, BODY), 401, "unauthorized"),
        arguments(
            "a token folded into another header",
            post(host + "X-A: b\r\n " + token() + LENGTH, BODY),
            401,
            "unauthorized"),
        arguments(
            "a token in a header that is nearly ours",
            post(host + token().replace("Authorization", "Proxy-Authorization") + LENGTH, BODY),
            401,
            "unauthorized"),
        arguments(
            "a token in the query",
            post(host + LENGTH, BODY)
                .replace(" HTTP/", "?access_token=" + Issuer.tenantToken("headers") + " HTTP/"),
            401,
            "unauthorized"),
        arguments(
            "a length above the route's limit",
            with("Content-Length: 300000\r\n", BODY),
            413,
            "body-too-large"),
        arguments(
            "a length above everything",
            with("Content-Length: 99999999999\r\n", BODY),
            413,
            "body-too-large"),
        arguments(
            "an encoded body",
            with(LENGTH + "Content-Encoding: gzip\r\n", BODY),
            415,
            "unsupported-media-type"),
        arguments(
            "another content type",
            with(LENGTH + "Content-Type: text/plain\r\n", BODY),
            415,
            "unsupported-media-type"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("problems")
  void what_is_http_but_not_acceptable_is_a_problem(
      String what, String request, int status, String type) {
    RawHttp.Answer answer = RawHttp.send(base, request);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"/problems/" + type + "\"");
    assertThat(Written.now()).isEqualTo(before);
  }

  @Test
  void a_body_that_looks_like_a_request_is_none() {
    String hidden = "GET /api/v1/version HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String outer =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n"
            + "Connection: close\r\n\r\n";

    String answers =
        RawHttp.sendAndAwaitEnd(base, outer.formatted(MANAGEMENT, hidden.length()) + hidden);

    assertThat(answers).startsWith("HTTP/1.1 415 ").doesNotContain("api_version");
  }

  @Test
  void a_chunk_that_lies_about_its_length_ends_the_connection() {
    String request = with("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n{}\r\n0\r\n\r\n");

    assertThat(RawHttp.sendAndAwaitEnd(base, request)).doesNotContain(" 200 ", " 202 ", " 500 ");
    assertThat(Written.now()).isEqualTo(before);
  }

  @AfterAll
  static void nothing_came_later() {
    assertThat(Written.whenQuiet()).isEqualTo(before);
  }
}
