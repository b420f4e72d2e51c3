package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnswerAwaited;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CommandConcluded;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTableTest {

  static Stream<VerdictRows.Row> rows() {
    return VerdictRows.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void everyCellIsDecidedAsTheTableSays(VerdictRows.Row row) {
    Scenario scenario = row.standing().get();

    Step step = scenario.send(row.command());

    assertThat(step.before().status()).as("where it begins").isEqualTo(row.status());
    assertThat(step.verdict()).isEqualTo(row.verdict());
    assertThat(step.reason()).isEqualTo(row.reason());
    assertThat(step.status()).isEqualTo(row.after());
    assertThat(row.events()).allMatch(step::has, "happened among " + step.events());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void everyCommandHasAnAnswerToComeAndOnlyRefusalsAndNonEventsAreConcludedAtOnce(
      VerdictRows.Row row) {
    Step step = row.standing().get().send(row.command());

    Optional<CommandConcluded> conclusion = step.conclusionOf(step.command());
    assertThat(step.all(AnswerAwaited.class))
        .extracting(AnswerAwaited::commandId)
        .containsExactly(step.command().commandId());
    switch (row.verdict()) {
      case REJECTED -> assertThat(conclusion.orElseThrow().succeeded()).isFalse();
      case UNCHANGED -> assertThat(conclusion.orElseThrow().succeeded()).isTrue();
      case ACCEPTED ->
          assertThat(conclusion.isPresent()).isEqualTo(row.command().kind() == CommandKind.CLEANUP);
      case IGNORED -> throw new AssertionError("a command of the table is never ignored");
    }
  }

  @Test
  void noCellOfTheTableIsWithoutARow() {
    Set<String> cells = new TreeSet<>();
    for (FeatureStatus status : FeatureStatus.values()) {
      for (CommandKind kind : CommandKind.values()) {
        cells.add(status + " × " + kind);
      }
    }
    Set<String> covered = new TreeSet<>();
    rows().forEach(row -> covered.add(row.status() + " × " + row.command().kind()));

    assertThat(covered).as("add the missing cells to VerdictRows").isEqualTo(cells);
  }

  @Test
  void everyRulingStandsSomewhereInTheTable() {
    Set<Ruling> used = new HashSet<>();
    for (FeatureStatus status : FeatureStatus.values()) {
      for (CommandKind kind : CommandKind.values()) {
        used.add(VerdictTable.ruling(status, kind));
      }
    }

    assertThat(used).containsExactlyInAnyOrder(Ruling.values());
  }
}
