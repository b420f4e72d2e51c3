package io.marketsuite.dispatcher.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRulesTest {
  private static final UrlRules CLOSED =
      new UrlRules(Set.of("api.carerix.io", "callbacks.example:8443"), false);
  private static final UrlRules LOOSE = new UrlRules(Set.of("localhost"), true);

  @ParameterizedTest(name = "{0} may be called")
  @ValueSource(
      strings = {
        "https://api.carerix.io/features/v1/callback",
        "https://API.carerix.io/x?y=z",
        "https://api.carerix.io:443/x",
        "https://callbacks.example:8443/x"
      })
  void allowed(String url) {
    assertThat(CLOSED.allow(URI.create(url))).isTrue();
  }

  @ParameterizedTest(name = "{0} may not be called")
  @ValueSource(
      strings = {
        "http://api.carerix.io/x",
        "https://api.carerix.io.evil.example/x",
        "https://evil.example/api.carerix.io",
        "https://user@api.carerix.io/x",
        "https://api.carerix.io:8443/x",
        "https://callbacks.example/x",
        "https://api.carerix.io/x#fragment",
        "ftp://api.carerix.io/x",
        "//api.carerix.io/x",
        "mailto:api.carerix.io"
      })
  void refused(String url) {
    assertThat(CLOSED.allow(URI.create(url))).isFalse();
  }

  @ParameterizedTest(name = "{0} may be called on one machine")
  @ValueSource(strings = {"http://localhost:8090/features/v1/callback", "http://localhost/x"})
  void loosened(String url) {
    assertThat(LOOSE.allow(URI.create(url))).isTrue();
  }

  @ParameterizedTest(name = "{0} may not be called even there")
  @ValueSource(strings = {"http://127.0.0.1:8090/x", "http://evil.example/x", "file:///etc/passwd"})
  void still_closed(String url) {
    assertThat(LOOSE.allow(URI.create(url))).isFalse();
  }
}
