package io.marketsuite.boundary.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {

  @ParameterizedTest
  @ValueSource(strings = {"eyJhbGciOi.eyJpc3Mi.c2ln", "opaque-token_1~2", "YWJj==", "a/b+c"})
  void what_issuers_give_is_sendable(String token) {
    assertThat(BearerTokens.isSendable(token)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "a\r\nX-Other: b", "a\n", "\u0000", "caf\u00e9", "=", "a=b"})
  void nothing_else_is(String token) {
    assertThat(BearerTokens.isSendable(token)).isFalse();
  }

  @Test
  void nor_is_one_that_no_server_would_take() {
    assertThat(BearerTokens.isSendable("a".repeat(16_000))).isTrue();
    assertThat(BearerTokens.isSendable("a".repeat(16_001))).isFalse();
  }
}
