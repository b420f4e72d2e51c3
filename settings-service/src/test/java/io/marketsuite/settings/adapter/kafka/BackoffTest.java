package io.marketsuite.settings.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(3));

  @Test
  void waits_double_up_to_a_bound_and_begin_anew_after_success() {
    assertThat(backoff.failed()).isEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.failed()).isEqualTo(Duration.ofSeconds(2));
    assertThat(backoff.failed()).isEqualTo(Duration.ofSeconds(3));
    assertThat(backoff.failed()).isEqualTo(Duration.ofSeconds(3));

    backoff.succeeded();

    assertThat(backoff.failed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void it_waits_from_a_failure_until_it_is_resumed() {
    assertThat(backoff.isWaiting()).isFalse();

    backoff.failed();
    assertThat(backoff.isWaiting()).isTrue();
    assertThat(backoff.isOver()).isFalse();

    backoff.resumed();
    assertThat(backoff.isWaiting()).isFalse();
  }
}
