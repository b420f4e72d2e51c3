package io.marketsuite.lifecycle.domain;

import static io.marketsuite.contracts.lifecycle.FeatureStatus.ABSENT;
import static io.marketsuite.contracts.lifecycle.FeatureStatus.ACTIVATED;
import static io.marketsuite.contracts.lifecycle.FeatureStatus.ACTIVATING;
import static io.marketsuite.contracts.lifecycle.FeatureStatus.DEACTIVATED;
import static io.marketsuite.contracts.lifecycle.FeatureStatus.DEACTIVATING;
import static io.marketsuite.contracts.lifecycle.FeatureStatus.INSTALLING;
import static io.marketsuite.contracts.lifecycle.FeatureStatus.UNINSTALLING;
import static io.marketsuite.contracts.lifecycle.FeatureStatus.UPDATING;
import static io.marketsuite.contracts.lifecycle.FeatureStatus.UPGRADING;
import static io.marketsuite.contracts.lifecycle.Verdict.ACCEPTED;
import static io.marketsuite.contracts.lifecycle.Verdict.REJECTED;
import static io.marketsuite.contracts.lifecycle.Verdict.UNCHANGED;
import static io.marketsuite.lifecycle.domain.OperatorAction.ADOPT;
import static io.marketsuite.lifecycle.domain.OperatorAction.FORCE_ABSENT;
import static io.marketsuite.lifecycle.domain.OperatorAction.FORCE_ACTIVATED;
import static io.marketsuite.lifecycle.domain.OperatorAction.FORCE_DEACTIVATED;
import static io.marketsuite.lifecycle.domain.OperatorAction.IMPORT;
import static io.marketsuite.lifecycle.domain.OperatorAction.REPROVISION;
import static io.marketsuite.lifecycle.domain.OperatorAction.RESEND_CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CommandConcluded;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** State × operator's order, without override: each cell is decided as the table says. */
class RepairTableTest {
  record Row(
      FeatureStatus status,
      OperatorAction order,
      Verdict verdict,
      Reason reason,
      FeatureStatus after) {
    @Override
    public String toString() {
      return status + " × " + order;
    }
  }

  private static Row row(
      FeatureStatus status, OperatorAction order, Verdict verdict, Reason reason) {
    return new Row(status, order, verdict, reason, status);
  }

  private static Row accepted(FeatureStatus status, OperatorAction order, FeatureStatus after) {
    return new Row(status, order, ACCEPTED, Reason.AS_ASKED, after);
  }

  static Stream<Row> rows() {
    return Stream.of(
        accepted(ABSENT, IMPORT, INSTALLING),
        row(ABSENT, FORCE_DEACTIVATED, REJECTED, Reason.NOT_INSTALLED),
        row(ABSENT, FORCE_ACTIVATED, REJECTED, Reason.NOT_INSTALLED),
        row(ABSENT, FORCE_ABSENT, UNCHANGED, Reason.NOT_INSTALLED),
        row(ABSENT, REPROVISION, REJECTED, Reason.NOT_INSTALLED),
        row(ABSENT, ADOPT, REJECTED, Reason.NOT_INSTALLED),
        row(ABSENT, RESEND_CALLBACK, REJECTED, Reason.NO_CALLBACK),
        row(INSTALLING, IMPORT, REJECTED, Reason.BUSY),
        accepted(INSTALLING, FORCE_DEACTIVATED, DEACTIVATED),
        accepted(INSTALLING, FORCE_ACTIVATED, ACTIVATED),
        accepted(INSTALLING, FORCE_ABSENT, ABSENT),
        accepted(INSTALLING, REPROVISION, INSTALLING),
        row(INSTALLING, ADOPT, REJECTED, Reason.BUSY),
        row(INSTALLING, RESEND_CALLBACK, REJECTED, Reason.NO_CALLBACK),
        row(DEACTIVATED, IMPORT, UNCHANGED, Reason.ALREADY_SO),
        row(DEACTIVATED, FORCE_DEACTIVATED, UNCHANGED, Reason.ALREADY_SO),
        accepted(DEACTIVATED, FORCE_ACTIVATED, ACTIVATED),
        accepted(DEACTIVATED, FORCE_ABSENT, ABSENT),
        accepted(DEACTIVATED, REPROVISION, DEACTIVATED),
        row(DEACTIVATED, ADOPT, UNCHANGED, Reason.ALREADY_SO),
        row(DEACTIVATED, RESEND_CALLBACK, REJECTED, Reason.NO_CALLBACK),
        row(ACTIVATED, IMPORT, UNCHANGED, Reason.ALREADY_SO),
        accepted(ACTIVATED, FORCE_DEACTIVATED, DEACTIVATED),
        row(ACTIVATED, FORCE_ACTIVATED, UNCHANGED, Reason.ALREADY_SO),
        accepted(ACTIVATED, FORCE_ABSENT, ABSENT),
        accepted(ACTIVATED, REPROVISION, ACTIVATED),
        row(ACTIVATED, ADOPT, UNCHANGED, Reason.ALREADY_SO),
        row(ACTIVATED, RESEND_CALLBACK, REJECTED, Reason.NO_CALLBACK),
        row(ACTIVATING, IMPORT, UNCHANGED, Reason.ALREADY_SO),
        accepted(ACTIVATING, FORCE_DEACTIVATED, DEACTIVATED),
        accepted(ACTIVATING, FORCE_ACTIVATED, ACTIVATED),
        accepted(ACTIVATING, FORCE_ABSENT, ABSENT),
        accepted(ACTIVATING, REPROVISION, ACTIVATING),
        row(ACTIVATING, ADOPT, UNCHANGED, Reason.ALREADY_SO),
        row(ACTIVATING, RESEND_CALLBACK, REJECTED, Reason.NO_CALLBACK),
        row(DEACTIVATING, IMPORT, UNCHANGED, Reason.ALREADY_SO),
        accepted(DEACTIVATING, FORCE_DEACTIVATED, DEACTIVATED),
        accepted(DEACTIVATING, FORCE_ACTIVATED, ACTIVATED),
        accepted(DEACTIVATING, FORCE_ABSENT, ABSENT),
        accepted(DEACTIVATING, REPROVISION, DEACTIVATING),
        row(DEACTIVATING, ADOPT, UNCHANGED, Reason.ALREADY_SO),
        row(DEACTIVATING, RESEND_CALLBACK, REJECTED, Reason.NO_CALLBACK),
        row(UPGRADING, IMPORT, UNCHANGED, Reason.ALREADY_SO),
        accepted(UPGRADING, FORCE_DEACTIVATED, DEACTIVATED),
        accepted(UPGRADING, FORCE_ACTIVATED, ACTIVATED),
        accepted(UPGRADING, FORCE_ABSENT, ABSENT),
        accepted(UPGRADING, REPROVISION, UPGRADING),
        row(UPGRADING, ADOPT, UNCHANGED, Reason.ALREADY_SO),
        row(UPGRADING, RESEND_CALLBACK, REJECTED, Reason.NO_CALLBACK),
        row(UPDATING, IMPORT, UNCHANGED, Reason.ALREADY_SO),
        accepted(UPDATING, FORCE_DEACTIVATED, UPDATING),
        row(UPDATING, FORCE_ACTIVATED, UNCHANGED, Reason.ALREADY_SO),
        accepted(UPDATING, FORCE_ABSENT, ABSENT),
        row(UPDATING, REPROVISION, REJECTED, Reason.NOTHING_OUTSTANDING),
        row(UPDATING, ADOPT, UNCHANGED, Reason.ALREADY_SO),
        row(UPDATING, RESEND_CALLBACK, REJECTED, Reason.NO_CALLBACK),
        row(UNINSTALLING, IMPORT, REJECTED, Reason.BEING_UNINSTALLED),
        row(UNINSTALLING, FORCE_DEACTIVATED, REJECTED, Reason.OVERRIDE_NEEDED),
        row(UNINSTALLING, FORCE_ACTIVATED, REJECTED, Reason.OVERRIDE_NEEDED),
        accepted(UNINSTALLING, FORCE_ABSENT, ABSENT),
        row(UNINSTALLING, REPROVISION, REJECTED, Reason.NOTHING_OUTSTANDING),
        row(UNINSTALLING, ADOPT, REJECTED, Reason.BEING_UNINSTALLED),
        row(UNINSTALLING, RESEND_CALLBACK, REJECTED, Reason.NO_CALLBACK));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void everyCellIsDecidedAsTheTableSays(Row row) {
    Scenario scenario = Standing.in(row.status());
    Step step = give(scenario, row.order());

    assertThat(step.before().status()).as("where it begins").isEqualTo(row.status());
    assertThat(step.verdict()).isEqualTo(row.verdict());
    assertThat(step.reason()).isEqualTo(row.reason());
    assertThat(step.status()).isEqualTo(row.after());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void whatIsRefusedOrUnchangedEndsNothingThatIsUnderWay(Row row) {
    Scenario scenario = Standing.in(row.status());
    Step step = give(scenario, row.order());

    if (row.verdict() != ACCEPTED) {
      assertThat(step.has(CommandConcluded.class)).isFalse();
      assertThat(step.after().current()).isEqualTo(step.before().current());
    }
  }

  @Test
  void noCellOfTheTableIsWithoutARow() {
    Set<String> cells = new TreeSet<>();
    for (FeatureStatus status : FeatureStatus.values()) {
      for (OperatorAction order : OperatorAction.values()) {
        cells.add(status + " × " + order);
      }
    }
    Set<String> covered = new TreeSet<>();
    rows().forEach(row -> covered.add(row.toString()));

    assertThat(covered).as("add the missing cells").isEqualTo(cells);
  }

  private static Step give(Scenario scenario, OperatorAction order) {
    return switch (order) {
      case IMPORT -> scenario.imports(Stated.installed().build());
      case FORCE_DEACTIVATED ->
          scenario.orders(new RepairAction.ForceStatus(RestingStatus.DEACTIVATED));
      case FORCE_ACTIVATED ->
          scenario.orders(new RepairAction.ForceStatus(RestingStatus.ACTIVATED));
      case FORCE_ABSENT -> scenario.orders(new RepairAction.ForceAbsent());
      case REPROVISION -> scenario.orders(new RepairAction.Reprovision());
      case ADOPT -> scenario.orders(new RepairAction.Adopt(Optional.empty()));
      case RESEND_CALLBACK -> scenario.orders(new RepairAction.ResendCallback());
    };
  }
}
