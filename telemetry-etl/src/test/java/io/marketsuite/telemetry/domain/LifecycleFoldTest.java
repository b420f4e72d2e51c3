package io.marketsuite.telemetry.domain;

import static io.marketsuite.telemetry.fixture.Events.activated;
import static io.marketsuite.telemetry.fixture.Events.cleanedUp;
import static io.marketsuite.telemetry.fixture.Events.confirmed;
import static io.marketsuite.telemetry.fixture.Events.deactivated;
import static io.marketsuite.telemetry.fixture.Events.forced;
import static io.marketsuite.telemetry.fixture.Events.forcedAbsent;
import static io.marketsuite.telemetry.fixture.Events.imported;
import static io.marketsuite.telemetry.fixture.Events.installed;
import static io.marketsuite.telemetry.fixture.Events.replaced;
import static io.marketsuite.telemetry.fixture.Events.uninstalled;
import static io.marketsuite.telemetry.fixture.Events.updateFailed;
import static io.marketsuite.telemetry.fixture.Events.upgraded;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.telemetry.fixture.Decisions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LifecycleFoldTest {
  private static final Instant EVENING = Instant.parse("2026-03-01T23:59:00Z");
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 3, 2);

  private final Decisions decisions = new Decisions(0);
  private InstallationFacts facts = InstallationFacts.NONE;
  private final List<DayFacts> made = new ArrayList<>();

  @Test
  void an_installation_counts_when_it_is_both_installed_and_confirmed() {
    happens(EVENING, installed(1));
    assertThat(made).isEmpty();

    happens(EVENING.plusSeconds(120), confirmed(1));

    assertThat(made).containsExactly(counted(SECOND, Map.of(Measure.INSTALLS, 1L), 0));
  }

  @Test
  void the_order_of_installed_and_confirmed_does_not_matter() {
    happens(EVENING, confirmed(1), installed(1));

    assertThat(made).containsExactly(counted(FIRST, Map.of(Measure.INSTALLS, 1L), 0));
  }

  @Test
  void what_never_counted_as_installed_does_not_count_as_ended() {
    happens(EVENING, installed(1));
    happens(EVENING, replaced(1, true), installed(2), confirmed(1));
    happens(EVENING, cleanedUp(2, true), confirmed(2), uninstalled(3));

    assertThat(made).isEmpty();
  }

  @Test
  void an_import_counts_as_imported_and_as_no_install() {
    happens(EVENING, imported(1, RestingStatus.ACTIVATED));
    happens(EVENING, confirmed(1), installed(1));

    assertThat(made).containsExactly(counted(FIRST, Map.of(Measure.IMPORTED, 1L), 1));
  }

  @Test
  void what_an_operators_word_makes_count_or_ends_is_an_adjustment() {
    happens(EVENING, forced(1, RestingStatus.ACTIVATED));
    happens(EVENING, forced(1, RestingStatus.DEACTIVATED));
    happens(EVENING, forcedAbsent(1));

    assertThat(made)
        .containsExactly(
            counted(FIRST, Map.of(Measure.ADJUSTED_IN, 1L), 1),
            counted(FIRST, Map.of(Measure.FORCED, 1L), -1),
            counted(FIRST, Map.of(Measure.ADJUSTED_OUT, 1L), 0));
  }

  @Test
  void an_operators_word_on_what_counts_already_is_no_adjustment() {
    happens(EVENING, installed(1), confirmed(1));
    happens(EVENING, forced(1, RestingStatus.DEACTIVATED));

    assertThat(made)
        .containsExactly(
            counted(FIRST, Map.of(Measure.INSTALLS, 1L), 0),
            counted(FIRST, Map.of(Measure.FORCED, 1L), 0));
  }

  @Test
  void an_end_of_an_activated_installation_ends_its_activation_too() {
    happens(EVENING, installed(1), confirmed(1), activated(1));
    happens(EVENING, cleanedUp(1, true));

    assertThat(made)
        .containsExactly(
            counted(FIRST, Map.of(Measure.INSTALLS, 1L, Measure.ACTIVATIONS, 1L), 1),
            counted(FIRST, Map.of(Measure.CLEANUPS, 1L), -1));
  }

  @Test
  void an_installation_that_is_confirmed_late_is_as_activated_as_it_then_is() {
    happens(EVENING, installed(1), activated(1));
    happens(EVENING, confirmed(1));
    happens(EVENING, deactivated(1));

    assertThat(made)
        .containsExactly(
            counted(FIRST, Map.of(Measure.INSTALLS, 1L), 1),
            counted(FIRST, Map.of(Measure.DEACTIVATIONS, 1L), -1));
  }

  @Test
  void upgrades_and_repairs_are_told_apart() {
    happens(EVENING, installed(1), confirmed(1), upgraded(1, false), upgraded(1, true));

    assertThat(made.getFirst().counts().byMeasure())
        .isEqualTo(Map.of(Measure.INSTALLS, 1L, Measure.UPGRADES, 1L, Measure.REPAIRS, 1L));
  }

  @Test
  void refused_settings_are_rejections_and_not_failures() {
    happens(EVENING, updateFailed(1, Reason.SETTINGS_INVALID));
    happens(EVENING, updateFailed(1, Reason.STORING_EXPIRED));
    take(decisions.refused("acme", "partner", EVENING, CommandKind.UPDATE, Reason.UNKNOWN_SETTING));
    take(decisions.refused("acme", "partner", EVENING, CommandKind.UPDATE, Reason.BUSY));
    take(
        decisions.refused(
            "acme", "partner", EVENING, CommandKind.ACTIVATE, Reason.REQUIRED_SETTING_MISSING));

    assertThat(made)
        .containsExactly(
            counted(FIRST, Map.of(Measure.SETTINGS_REJECTIONS, 1L), 0),
            counted(FIRST, Map.of(Measure.FAILURES_UPDATE, 1L), 0),
            counted(FIRST, Map.of(Measure.SETTINGS_REJECTIONS, 1L), 0));
  }

  @Test
  void what_a_later_command_ended_did_not_fail() {
    happens(EVENING, new LifecycleEvent.InstallFailed(1, Reason.SUPERSEDED_BY_DELETE));
    happens(EVENING, new LifecycleEvent.InstallFailed(1, Reason.PROVISIONING_FAILED));

    assertThat(made).containsExactly(counted(FIRST, Map.of(Measure.FAILURES_CREATE, 1L), 0));
  }

  @Test
  void a_decision_that_is_read_again_counts_once() {
    DecisionRecord install = decisions.made("acme", "partner", EVENING, installed(1), confirmed(1));
    DecisionRecord activation = decisions.made("acme", "partner", EVENING, activated(1));
    take(install);
    take(activation);
    InstallationFacts before = facts;

    take(install);
    take(activation);

    assertThat(made).hasSize(2);
    assertThat(facts).isEqualTo(before);
  }

  @Test
  void a_decision_never_counts_as_earlier_than_the_one_before_it() {
    happens(EVENING.plus(Duration.ofMinutes(2)), installed(1), confirmed(1));
    happens(EVENING, uninstalled(1));

    assertThat(made).extracting(DayFacts::day).containsExactly(SECOND, SECOND);
  }

  @Test
  void what_has_ended_may_be_forgotten() {
    happens(EVENING, installed(1), confirmed(1), uninstalled(1));
    happens(EVENING, new LifecycleEvent.GenerationForgotten(1));

    assertThat(facts.generations()).isEmpty();
  }

  private void happens(Instant at, LifecycleEvent... events) {
    take(decisions.made("acme", "partner", at, events));
  }

  private void take(DecisionRecord decision) {
    LifecycleFold.Folded folded = LifecycleFold.fold(facts, decision);
    facts = folded.facts();
    folded.made().ifPresent(made::add);
  }

  private static DayFacts counted(LocalDate day, Map<Measure, Long> counts, long activated) {
    return new DayFacts("acme", "partner", day, new Counts(counts), activated);
  }
}
