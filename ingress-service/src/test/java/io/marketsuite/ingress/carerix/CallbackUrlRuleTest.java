package io.marketsuite.ingress.carerix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackUrlRuleTest {
  private final CallbackUrlRule production = new CallbackUrlRule(Set.of("api.carerix.io"), false);
  private final CallbackUrlRule local =
      new CallbackUrlRule(Set.of("localhost", "127.0.0.1:8090"), true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.carerix.io/features/v1/callback",
        "https://API.carerix.io/features/v1/callback",
        "https://api.carerix.io/features/v1/callback?a=b",
        "https://api.carerix.io"
      })
  void the_marketplaces_own_address_is_taken(String url) {
    assertThat(production.allows(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.carerix.io/features/v1/callback",
        "https://api.carerix.io:443/callback",
        "https://api.carerix.io:8443/callback",
        "https://api.carerix.io:/callback",
        "https://user@api.carerix.io/callback",
        "https://api.carerix.io@evil.example/callback",
        "https://evil.example#api.carerix.io",
        "https://api.carerix.io/callback#x",
        "https://api.carerix.io.evil.example/callback",
        "https://evil-api.carerix.io/callback",
        "https://api.carerix.io./callback",
        "https://api.carerix.io\\@evil.example/callback",
        "https://127.0.0.1/callback",
        "https://[::1]/callback",
        "https:api.carerix.io/callback",
        "//api.carerix.io/callback",
        "ftp://api.carerix.io/callback",
        "https://api.carerix.io/call back",
        "https://api.carerix.io/callback\r\nX: y",
        "https://api.carerıx.io/callback",
        "",
        "x"
      })
  void anything_else_is_not(String url) {
    assertThat(production.allows(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:8090/features/v1/callback", "http://127.0.0.1:8090/callback"})
  void the_local_stack_may_loosen_scheme_and_port(String url) {
    assertThat(local.allows(url)).isTrue();
    assertThat(production.allows(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8091/callback",
        "http://127.0.0.1/callback",
        "http://evil.example:8090/callback",
        "http://user@localhost:8090/callback",
        "file:///etc/passwd"
      })
  void even_loosened_it_keeps_to_its_list(String url) {
    assertThat(local.allows(url)).isFalse();
  }
}
