package io.marketsuite.simulator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {
  @Test
  void public_lets_everybody_in() {
    assertThat(new Access.Public().allows("acme")).isTrue();
  }

  @Test
  void a_whitelist_lets_only_its_tenants_in() {
    assertThat(new Access.Whitelist(Set.of("acme")).allows("acme")).isTrue();
    assertThat(new Access.Whitelist(Set.of("acme")).allows("globex")).isFalse();
  }

  @Test
  void a_blacklist_keeps_only_its_tenants_out() {
    assertThat(new Access.Blacklist(Set.of("acme")).allows("acme")).isFalse();
    assertThat(new Access.Blacklist(Set.of("acme")).allows("globex")).isTrue();
  }
}
