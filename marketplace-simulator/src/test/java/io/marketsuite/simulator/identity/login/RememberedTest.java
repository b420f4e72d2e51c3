package io.marketsuite.simulator.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private Instant now = House.START;
  private final Remembered<String> values = new Remembered<>(Duration.ofSeconds(10), 2, () -> now);

  @Test
  void a_value_is_there_until_its_end_and_can_be_taken_once() {
    values.add("a", "A");
    values.add("b", "B");

    now = House.START.plusSeconds(9);
    assertThat(values.get("a")).contains("A");
    assertThat(values.take("a")).contains("A");
    assertThat(values.take("a")).isEmpty();
    now = House.START.plusSeconds(10);
    assertThat(values.get("b")).isEmpty();
  }

  @Test
  void a_key_is_added_once() {
    assertThat(values.add("a", "A")).isTrue();
    assertThat(values.add("a", "other")).isFalse();
    assertThat(values.get("a")).contains("A");
  }

  @Test
  void the_oldest_make_room() {
    values.add("a", "A");
    values.add("b", "B");
    values.add("c", "C");

    assertThat(values.get("a")).isEmpty();
    assertThat(values.get("b")).contains("B");
    assertThat(values.get("c")).contains("C");
  }
}
