package io.marketsuite.operator.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://suite.example.com",
        "https://suite.example.com:8443/",
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://[::1]:8080"
      })
  void a_login_may_travel_over_https_and_within_this_machine(String url) {
    assertThat(LoginRules.requireTrustworthy("key", URI.create(url))).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://suite.example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://10.0.0.1",
        "ftp://suite.example.com",
        "https://user@suite.example.com",
        "https://suite.example.com?a=b",
        "https://suite.example.com#a",
        "https:///path",
        "suite.example.com",
        "HTTP://suite.example.com"
      })
  void any_other_way_stops_the_start_and_names_the_key(String url) {
    assertThatThrownBy(
            () -> LoginRules.requireTrustworthy("suite.login.public-url", URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("suite.login.public-url");
  }

  @Test
  void a_short_secret_stops_the_start_and_is_not_told() {
    assertThat(LoginRules.requireSecret("0123456789abcdef")).hasSize(16);
    assertThatThrownBy(() -> LoginRules.requireSecret("0123456789abcde"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("suite.login.client-secret")
        .message()
        .doesNotContain("0123456789");
  }

  @Test
  void keys_differ_by_purpose_and_secret_and_are_the_same_on_every_replica() {
    String state = LoginRules.derived("0123456789abcdef", "state");

    assertThat(state)
        .matches("[0-9a-f]{64}")
        .isEqualTo(LoginRules.derived("0123456789abcdef", "state"));
    assertThat(state)
        .isNotEqualTo(LoginRules.derived("0123456789abcdef", "session"))
        .isNotEqualTo(LoginRules.derived("0123456789abcdeF", "state"));
  }

  @Test
  void urls_are_made_with_one_slash() {
    assertThat(LoginRules.redirectUri(URI.create("https://suite.example/"), "telemetry-etl"))
        .isEqualTo("https://suite.example/oauth2/callback/telemetry-etl");
    assertThat(LoginRules.page(URI.create("https://ops.example/metrics"), "/logged-out"))
        .isEqualTo("https://ops.example/metrics/logged-out");
  }

  @Test
  void text_cannot_become_markup() {
    assertThat(Html.escape("<a href=\"x\">Tom & Jerry's</a> \uD83D\uDE00"))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;Tom &amp; Jerry&#39;s&lt;/a&gt; \uD83D\uDE00");
  }
}
