package io.marketsuite.dispatcher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofHours(1));

  @ParameterizedTest(name = "after {0} failures the ceiling is {1}")
  @CsvSource({
    "0, PT1S",
    "1, PT1S",
    "2, PT2S",
    "5, PT16S",
    "10, PT8M32S",
    "11, PT10M",
    "1000000, PT10M"
  })
  void the_ceiling_doubles_up_to_the_cap(int failures, Duration ceiling) {
    assertThat(BACKOFF.ceiling(failures)).isEqualTo(ceiling);
  }

  @ParameterizedTest(name = "after {0} failures, random {1}, Retry-After {2}: {3}")
  @CsvSource({
    "3, 0.0,       ,   PT0S",
    "3, 0.5,       ,   PT2S",
    "3, 0.999,     ,   PT3.996S",
    "3, 0.5,  PT1S ,   PT2S",
    "3, 0.5,  PT30S,   PT30S",
    "3, 0.5,  PT9H ,   PT1H",
    "20, 0.5, PT1S ,   PT5M",
  })
  void the_wait_is_the_longer_of_jittered_backoff_and_what_is_asked_for(
      int failures, double random, Duration retryAfter, Duration wait) {
    assertThat(BACKOFF.wait(failures, random, Optional.ofNullable(retryAfter))).isEqualTo(wait);
  }

  @Test
  void a_cap_below_the_base_is_refused() {
    assertThatThrownBy(
            () -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
