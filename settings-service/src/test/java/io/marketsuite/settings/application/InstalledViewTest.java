package io.marketsuite.settings.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One query per half minute, whatever strangers send. */
class InstalledViewTest {
  private static final String ACME = "https://id.carerix.io/auth/realms/acme";

  private final AtomicInteger queries = new AtomicInteger();
  private Instant now = Instant.parse("2026-05-04T10:00:00Z");
  private Supplier<Set<String>> database = () -> Set.of(ACME);
  private final InstalledView view = new InstalledView(this::query, () -> now);

  private Set<String> query() {
    queries.incrementAndGet();
    return database.get();
  }

  @Test
  void it_knows_who_is_installed_and_nobody_else() {
    assertThat(view.contains(ACME)).isTrue();
    assertThat(view.contains("https://id-2.carerix.io/auth/realms/acme")).isFalse();
  }

  @Test
  void a_thousand_strangers_cost_one_query() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(view.contains("https://id.carerix.io/auth/realms/invented-" + i)).isFalse();
    }

    assertThat(queries).hasValue(1);
  }

  @Test
  void who_was_removed_is_forgotten_after_half_a_minute() {
    assertThat(view.contains(ACME)).isTrue();
    database = Set::of;

    now = now.plus(Duration.ofSeconds(30));

    assertThat(view.contains(ACME)).isFalse();
  }

  @Test
  void while_the_database_is_away_the_last_answer_holds_and_it_is_not_asked_each_time() {
    assertThat(view.contains(ACME)).isTrue();
    database =
        () -> {
          throw new IllegalStateException("away");
        };
    now = now.plus(Duration.ofMinutes(1));

    for (int i = 0; i < 10; i++) {
      assertThat(view.contains(ACME)).isTrue();
    }

    assertThat(queries).hasValue(2);
  }

  @Test
  void a_clock_that_is_set_back_does_not_keep_it_for_ever() {
    assertThat(view.contains(ACME)).isTrue();
    database = Set::of;

    now = now.minus(Duration.ofDays(1));

    assertThat(view.contains(ACME)).isFalse();
  }
}
