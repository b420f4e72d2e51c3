package io.marketsuite.settings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenLifetimeTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

  @Test
  void a_long_lived_token_is_used_until_half_a_minute_before_its_expiry() {
    assertThat(TokenLifetime.usableUntil(NOW, NOW.plusSeconds(300)))
        .isEqualTo(NOW.plusSeconds(270));
  }

  @Test
  void a_short_lived_token_is_used_for_four_fifths_of_its_lifetime() {
    assertThat(TokenLifetime.usableUntil(NOW, NOW.plusSeconds(60))).isEqualTo(NOW.plusSeconds(48));
  }
}
