package io.marketsuite.telemetry.domain;

import static io.marketsuite.telemetry.fixture.Events.activated;
import static io.marketsuite.telemetry.fixture.Events.confirmed;
import static io.marketsuite.telemetry.fixture.Events.installed;
import static io.marketsuite.telemetry.fixture.Events.uninstalled;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.telemetry.domain.MetricRow.Status;
import io.marketsuite.telemetry.domain.MetricRow.Supersedes;
import io.marketsuite.telemetry.fixture.Decisions;
import io.marketsuite.telemetry.fixture.PureStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DailyAggregationTest {
  private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

  private final Decisions decisions = new Decisions(0);
  private final Decisions elsewhere = new Decisions(1);
  private final PureStream stream = new PureStream(Duration.ofHours(6), 2);

  @Test
  void a_reinstall_on_the_same_day_is_two_installs_of_one_tenant() {
    happens("acme", MORNING, installed(1), confirmed(1));
    happens("acme", MORNING, uninstalled(1), installed(2), confirmed(2));
    happens("globex", MORNING, installed(1), confirmed(1));

    assertThat(stream.row("lifecycle-daily", "partner/2026-03-01").values())
        .containsEntry("installs", 3L)
        .containsEntry("installs_tenants", 2L)
        .containsEntry("uninstalls_tenants", 1L)
        .containsEntry("tenants", 2L);
    assertThat(stream.row("lifecycle-daily", "partner/acme/2026-03-01").values())
        .containsEntry("installs", 2L)
        .doesNotContainKey("tenants");
  }

  @Test
  void days_without_events_have_rows_as_far_as_the_clock_has_come() {
    happens("acme", MORNING, installed(1), confirmed(1), activated(1));
    tick(MORNING.plus(Duration.ofDays(3)));

    for (String day : new String[] {"02", "03", "04"}) {
      assertThat(stream.row("installations-daily", "partner/2026-03-" + day).values())
          .containsEntry("active_installations_before", 1L)
          .containsEntry("active_installations", 1L)
          .containsEntry("activated_installations", 1L)
          .containsEntry("installs", 0L);
    }
    assertThat(stream.rows()).doesNotContainKey("installations-daily/partner/2026-03-05");
  }

  @Test
  void days_between_two_facts_have_rows_though_no_clock_was_seen() {
    happens("acme", MORNING, installed(1), confirmed(1));
    happens("acme", MORNING.plus(Duration.ofDays(2)), uninstalled(1));

    assertThat(stream.row("installations-daily", "partner/2026-03-02").values())
        .containsEntry("active_installations", 1L);
    assertThat(stream.row("installations-daily", "partner/2026-03-03").values())
        .containsEntry("active_installations", 0L);
  }

  @Test
  void a_day_is_provisional_until_its_lateness_is_over_to_the_second() {
    Instant due = Instant.parse("2026-03-02T06:00:00Z");
    happens("acme", MORNING, installed(1), confirmed(1));

    tick(due.minusSeconds(1));
    assertThat(statusOf("2026-03-01")).isEqualTo(Status.PROVISIONAL);

    tick(due);
    assertThat(statusOf("2026-03-01")).isEqualTo(Status.FINAL);
    assertThat(statusOf("2026-03-02")).isEqualTo(Status.PROVISIONAL);
    assertThat(stream.row("lifecycle-daily", "partner/2026-03-01").status())
        .isEqualTo(Status.FINAL);
    assertThat(stream.row("lifecycle-daily", "partner/acme/2026-03-01").status())
        .isEqualTo(Status.FINAL);
  }

  @Test
  void one_partition_that_stands_still_keeps_all_days_open() {
    happens("acme", MORNING, installed(1), confirmed(1));

    stream.take(0, decisions.tick(MORNING.plus(Duration.ofDays(9))));

    assertThat(statusOf("2026-03-01")).isEqualTo(Status.PROVISIONAL);
  }

  @Test
  void late_input_makes_the_next_revision_of_every_row_that_rests_on_it() {
    happens("acme", MORNING, installed(1), confirmed(1));
    tick(MORNING.plus(Duration.ofDays(3)));

    happens("globex", MORNING, installed(1), confirmed(1));

    MetricRow late = stream.row("installations-daily", "partner/2026-03-01");
    assertThat(late.revision()).isEqualTo(2);
    assertThat(late.status()).isEqualTo(Status.FINAL);
    assertThat(late.supersedes()).contains(new Supersedes(1, RowDraft.LATE_INPUT));
    MetricRow dayAfter = stream.row("installations-daily", "partner/2026-03-02");
    assertThat(dayAfter.revision()).isEqualTo(2);
    assertThat(dayAfter.values()).containsEntry("active_installations", 2L);
    MetricRow open = stream.row("installations-daily", "partner/2026-03-04");
    assertThat(open.revision()).isEqualTo(1);
    assertThat(open.values()).containsEntry("active_installations", 2L);
  }

  @Test
  void a_late_fact_before_the_first_day_moves_the_first_day() {
    happens("acme", MORNING.plus(Duration.ofDays(2)), installed(1), confirmed(1));
    happens("globex", MORNING, installed(1), confirmed(1));

    assertThat(stream.row("installations-daily", "partner/2026-03-02").values())
        .containsEntry("active_installations", 1L);
    assertThat(stream.row("installations-daily", "partner/2026-03-03").values())
        .containsEntry("active_installations_before", 1L)
        .containsEntry("active_installations", 2L);
  }

  @Test
  void a_row_is_written_only_when_it_changed() {
    happens("acme", MORNING, installed(1), confirmed(1));
    tick(MORNING.plusSeconds(60));
    int before = stream.written().size();

    tick(MORNING.plusSeconds(120));
    tick(MORNING.plusSeconds(60));

    assertThat(stream.written()).hasSize(before);
  }

  private Status statusOf(String day) {
    return stream.row("installations-daily", "partner/" + day).status();
  }

  private void happens(String tenant, Instant at, LifecycleEvent... events) {
    stream.take(0, decisions.made(tenant, "partner", at, events));
  }

  private void tick(Instant at) {
    stream.take(0, decisions.tick(at));
    stream.take(1, elsewhere.tick(at));
  }
}
