package io.marketsuite.systemtests.answers;

import static io.marketsuite.systemtests.answers.Run.concluded;
import static io.marketsuite.systemtests.answers.Run.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BranchesTest {
  private final Run run = new Run();

  @Test
  void an_empty_run_has_seen_nothing() {
    assertThat(Branches.of(run.evidence()).values()).containsOnly(0);
    assertThat(Branches.of(run.evidence())).containsOnlyKeys(Branch.values());
  }

  @Test
  void each_branch_is_counted_by_what_is_seen_of_it() {
    run.called(1, "a", CommandKind.CREATE, 0, 10, status(200))
        .called(2, "b", CommandKind.ACTIVATE, 0, 10, new Reply.Lost("reset"))
        .decided(2, "b", CommandKind.ACTIVATE, concluded(2, CommandKind.ACTIVATE, true))
        .recorded(
            2,
            "b",
            CommandKind.ACTIVATE,
            202,
            new LifecycleEvent.AnswerRecorded(1, Run.id(2), CommandKind.ACTIVATE, 202))
        .called(
            3,
            "c",
            CommandKind.UPDATE,
            0,
            10,
            new Reply.Answered(503, Optional.of("/problems/not-completed-in-time")))
        .called(
            4,
            "d",
            CommandKind.UPDATE,
            0,
            10,
            new Reply.Answered(503, Optional.of("/problems/outcome-unknown")));

    assertThat(Branches.of(run.evidence()))
        .containsEntry(Branch.DONE_AT_ONCE, 1)
        .containsEntry(Branch.CONNECTION_LOST, 1)
        .containsEntry(Branch.TAKEN_BUT_UNANSWERED, 1)
        .containsEntry(Branch.PROMISED_BUT_NOT_TOLD, 1)
        .containsEntry(Branch.ACCEPTED_AT_ONCE, 1)
        .containsEntry(Branch.COMPLETED_BEFORE_IT_WAS_PROMISED, 1)
        .containsEntry(Branch.NOT_COMPLETED_IN_TIME, 1)
        .containsEntry(Branch.PRODUCE_UNKNOWN, 1)
        .containsEntry(Branch.STORE_EXPIRED, 0);
  }
}
