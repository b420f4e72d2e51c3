package io.marketsuite.boundary.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundUrlsTest {
  private static final OutboundUrls PRODUCTION =
      new OutboundUrls(Set.of("api.carerix.io", " Callbacks.example:8443 "), false);
  private static final OutboundUrls LOCAL =
      new OutboundUrls(Set.of("localhost", "127.0.0.1:8090", "[::1]:8090"), true);

  @ParameterizedTest(name = "{0} may be called")
  @ValueSource(
      strings = {
        "https://api.carerix.io/features/v1/callback",
        "https://API.carerix.io/features/v1/callback",
        "HTTPS://api.carerix.io/features/v1/callback",
        "https://api.carerix.io/features/v1/callback?a=b",
        "https://api.carerix.io/%2e%2e/x?y=%00",
        "https://api.carerix.io",
        "https://api.carerix.io?a=b",
        "https://callbacks.example:8443/x"
      })
  void allowed(String url) {
    assertThat(PRODUCTION.check(url)).isPresent();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("io.marketsuite.boundary.outbound.RefusedUrls#table")
  void refused(String why, String url) {
    assertThat(PRODUCTION.check(url)).isEmpty();
  }

  @Test
  void a_url_is_as_long_as_the_limit_and_no_longer() {
    String longest = "https://api.carerix.io/" + "x".repeat(2048 - 23);
    assertThat(PRODUCTION.check(longest)).isPresent();
    assertThat(PRODUCTION.check(longest + "x")).isEmpty();
  }

  @ParameterizedTest(name = "{0} may be called on one machine alone")
  @ValueSource(
      strings = {
        "http://localhost:8090/features/v1/callback",
        "http://localhost/x",
        "https://localhost:8443/x",
        "http://127.0.0.1:8090/callback",
        "http://[::1]:8090/callback"
      })
  void loosened(String url) {
    assertThat(LOCAL.check(url)).isPresent();
    assertThat(PRODUCTION.check(url)).isEmpty();
  }

  @ParameterizedTest(name = "{0} may not be called even there")
  @ValueSource(
      strings = {
        "http://127.0.0.1:8091/callback",
        "http://127.0.0.1/callback",
        "http://127.1:8090/callback",
        "http://[0:0:0:0:0:0:0:1]:8090/callback",
        "http://[::ffff:127.0.0.1]:8090/callback",
        "http://evil.example:8090/callback",
        "http://user@localhost:8090/callback",
        "http://localhost:8090/callback#x",
        "http://localhost:/callback",
        "http://localhost:0/callback",
        "http://localhost:65536/callback",
        "http://localhost.:8090/callback",
        "ftp://localhost/x",
        "file:///etc/passwd"
      })
  void even_loosened_it_keeps_to_its_list(String url) {
    assertThat(LOCAL.check(url)).isEmpty();
  }

  @ParameterizedTest(name = "{0} is called as {1}, {2}")
  @CsvSource({
    "https://API.carerix.io,            https://api.carerix.io:443,     /",
    "https://api.carerix.io?a=b,        https://api.carerix.io:443,     /?a=b",
    "https://api.carerix.io/x?,         https://api.carerix.io:443,     /x?",
    "https://api.carerix.io/A%2fb?c=/d, https://api.carerix.io:443,     /A%2fb?c=/d",
    "https://callbacks.example:8443/x,  https://callbacks.example:8443, /x",
  })
  void what_was_checked_is_what_is_called(String url, String origin, String target) {
    OutboundUrl checked = PRODUCTION.check(url).orElseThrow();
    assertThat(checked).hasToString(origin);
    assertThat(checked.target()).isEqualTo(target);
    assertThat(checked.encrypted()).isTrue();
  }

  @ParameterizedTest(name = "{0} with a=b is {1}")
  @CsvSource({
    "https://api.carerix.io,       /?a=b",
    "https://api.carerix.io/x,     /x?a=b",
    "https://api.carerix.io/x?,    /x?a=b",
    "https://api.carerix.io/x?c=d, /x?c=d&a=b",
    "https://api.carerix.io/x?c&,  /x?c&a=b",
  })
  void parameters_are_added_to_what_was_checked(String url, String target) {
    OutboundUrl added = PRODUCTION.check(url).orElseThrow().with("a=b");
    assertThat(added.target()).isEqualTo(target);
    assertThat(added).hasToString("https://api.carerix.io:443");
  }

  @ParameterizedTest(name = "\"{0}\" is no parameter")
  @ValueSource(strings = {"a b", "a#b", "a\r\nX: y", "é"})
  void parameters_that_could_end_the_query(String parameters) {
    OutboundUrl url = PRODUCTION.check("https://api.carerix.io").orElseThrow();
    assertThatThrownBy(() -> url.with(parameters)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "a list with \"{0}\" is refused")
  @ValueSource(
      strings = {
        "",
        "*",
        "*.carerix.io",
        "https://api.carerix.io",
        "api.carerix.io/",
        "api.carerix.io.",
        "user@api.carerix.io",
        "api.carerix.io:",
        "api.carerix.io:0443",
        "api.cärerix.io",
        "api%2ecarerix.io"
      })
  void wrong_lists(String entry) {
    assertThatThrownBy(() -> new OutboundUrls(Set.of(entry), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_configured_target_has_any_host_and_port() {
    OutboundUrl url = OutboundUrl.configured(URI.create("http://settings:8083/api"));
    assertThat(url).hasToString("http://settings:8083");
    assertThat(url.target()).isEqualTo("/api");
    assertThat(url.encrypted()).isFalse();
  }

  @ParameterizedTest(name = "{0} is no target")
  @ValueSource(
      strings = {"settings:8083", "//settings/x", "ftp://settings/x", "http://us@settings/x"})
  void other_targets(String url) {
    assertThatThrownBy(() -> OutboundUrl.configured(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
