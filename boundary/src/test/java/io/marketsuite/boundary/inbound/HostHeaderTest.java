package io.marketsuite.boundary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostHeaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "vendor.example",
        "vendor.example:8443",
        "192.0.2.1:80",
        "[::1]",
        "[2001:db8::1]:8080",
        "ingress_1:8080"
      })
  void a_host_is_taken(String host) {
    assertThat(HostHeader.isAcceptable(List.of(host), true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a,b",
        "user@vendor.example",
        "vendor.example/x",
        "vendor.example:",
        "vendor.example:123456",
        "vendor.example:x",
        "vendor.example?",
        "vendor.example#",
        "a\\b",
        "[::1",
        "::1",
        "https://vendor.example",
        "v\u00e9ndor.example"
      })
  void what_is_no_host_is_refused(String host) {
    assertThat(HostHeader.isAcceptable(List.of(host), true)).isFalse();
    assertThat(HostHeader.isAcceptable(List.of(host), false)).isFalse();
  }

  @Test
  void two_hosts_are_refused_even_if_they_agree() {
    assertThat(HostHeader.isAcceptable(List.of("a", "a"), true)).isFalse();
    assertThat(HostHeader.isAcceptable(List.of("a", "b"), false)).isFalse();
  }

  @Test
  void none_is_refused_where_the_protocol_requires_one() {
    assertThat(HostHeader.isAcceptable(List.of(), true)).isFalse();
    assertThat(HostHeader.isAcceptable(List.of(), false)).isTrue();
  }
}
