package io.marketsuite.systemtests.answers;

import static io.marketsuite.systemtests.answers.Run.concluded;
import static io.marketsuite.systemtests.answers.Run.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Each bug that is put into a good run must be found, by the rule that names it. */
class OracleTest {
  private static final String DONE = "done";
  private static final String PROMISED = "promised";
  private static final String UPDATED = "updated";
  private static final String DELETED = "deleted";

  private final Run run = good();

  /**
   * A 200, a 202 with its callback, two Updates after one another, and a Delete nobody answered.
   */
  private static Run good() {
    Run run = new Run();
    run.called(1, DONE, CommandKind.CREATE, 0, 40, status(200))
        .decided(1, DONE, CommandKind.CREATE, concluded(1, CommandKind.CREATE, true))
        .recorded(1, DONE, CommandKind.CREATE, 200);
    run.statuses.put(DONE, FeatureStatus.DEACTIVATED);
    run.called(2, PROMISED, CommandKind.CREATE, 0, 40, status(202))
        .decided(2, PROMISED, CommandKind.CREATE)
        .recorded(2, PROMISED, CommandKind.CREATE, 202, concluded(2, CommandKind.CREATE, true))
        .ended(2, PROMISED, CommandKind.CREATE, CallbackEnding.DELIVERED);
    run.received.add(new Received(2, "FeatureCreateCommand", "SUCCESS", PROMISED, false));
    run.received.add(new Received(2, "FeatureCreateCommand", "SUCCESS", PROMISED, true));
    run.statuses.put(PROMISED, FeatureStatus.DEACTIVATED);
    run.called(3, UPDATED, CommandKind.UPDATE, 100, 6_600, status(503))
        .decided(3, UPDATED, CommandKind.UPDATE, concluded(3, CommandKind.UPDATE, false))
        .called(4, UPDATED, CommandKind.UPDATE, 6_700, 6_800, status(200))
        .decided(4, UPDATED, CommandKind.UPDATE, concluded(4, CommandKind.UPDATE, true));
    run.settings.put(UPDATED, "value-4");
    run.called(5, DELETED, CommandKind.DELETE, 0, 50, new Reply.Lost("reset"))
        .decided(5, DELETED, CommandKind.DELETE);
    run.stops.add(
        new Stop(Part.INGRESS_1, Manner.KILL, Duration.ofMillis(45), Duration.ofMillis(90)));
    run.statuses.put(DELETED, FeatureStatus.ABSENT);
    return run;
  }

  private void finds(Rule rule) {
    assertThat(Oracle.violations(run.evidence())).extracting(Violation::rule).contains(rule);
  }

  @Test
  void a_good_run_has_no_violation() {
    assertThat(Oracle.violations(run.evidence())).isEmpty();
  }

  @Test
  void a_callback_beside_a_200() {
    run.received.add(new Received(1, "FeatureCreateCommand", "SUCCESS", DONE, true));

    finds(Rule.NO_CALLBACK_BESIDE_AN_ANSWER);
  }

  @Test
  void a_promise_on_record_beside_a_200() {
    run.recorded(1, DONE, CommandKind.CREATE, 202);

    finds(Rule.NO_CALLBACK_BESIDE_AN_ANSWER);
  }

  @Test
  void a_callback_of_an_update() {
    run.received.add(new Received(4, "FeatureUpdateCommand", "SUCCESS", UPDATED, true));

    finds(Rule.NO_CALLBACK_BESIDE_AN_ANSWER);
  }

  @Test
  void a_callback_that_nobody_promised() {
    run.received.add(new Received(5, "FeatureDeleteCommand", "SUCCESS", DELETED, true));

    finds(Rule.NO_CALLBACK_WITHOUT_A_PROMISE);
  }

  @Test
  void a_200_without_an_effect() {
    run.called(6, DONE, CommandKind.ACTIVATE, 100, 120, status(200))
        .decided(6, DONE, CommandKind.ACTIVATE);
    run.statuses.put(DONE, FeatureStatus.ACTIVATED);

    finds(Rule.A_200_IS_KEPT);
  }

  @Test
  void a_200_whose_command_failed() {
    run.called(6, DONE, CommandKind.ACTIVATE, 100, 120, status(200))
        .decided(6, DONE, CommandKind.ACTIVATE, concluded(6, CommandKind.ACTIVATE, false));

    finds(Rule.A_200_IS_KEPT);
  }

  @Test
  void a_200_that_was_undone() {
    run.statuses.put(DONE, FeatureStatus.ABSENT);

    finds(Rule.SETTLED_AS_ANSWERED);
  }

  @Test
  void a_feature_that_never_came_to_rest() {
    run.statuses.put(PROMISED, FeatureStatus.INSTALLING);

    finds(Rule.SETTLED_AS_ANSWERED);
  }

  @Test
  void a_202_without_an_ending() {
    run.endings.clear();

    finds(Rule.A_202_IS_KEPT);
  }

  @Test
  void a_202_with_two_endings() {
    run.ended(2, PROMISED, CommandKind.CREATE, CallbackEnding.DISCARDED);

    finds(Rule.A_202_IS_KEPT);
  }

  @Test
  void a_202_that_is_not_on_record() {
    run.inputs.removeIf(input -> input.offset() == 3);

    finds(Rule.A_202_IS_KEPT);
  }

  @Test
  void a_202_that_is_given_up_though_nothing_came_after_it() {
    run.endings.clear();
    run.ended(2, PROMISED, CommandKind.CREATE, CallbackEnding.SUPERSEDED);

    finds(Rule.A_202_IS_KEPT);
  }

  @Test
  void a_delivery_that_never_came() {
    run.received.clear();

    finds(Rule.A_202_IS_KEPT);
  }

  @Test
  void a_callback_with_another_status_than_the_decision() {
    run.received.set(1, new Received(2, "FeatureCreateCommand", "FAILED", PROMISED, true));

    finds(Rule.A_202_IS_KEPT);
  }

  @Test
  void a_callback_with_another_tenants_token() {
    run.received.set(1, new Received(2, "FeatureCreateCommand", "SUCCESS", DONE, true));

    finds(Rule.A_202_IS_KEPT);
  }

  @Test
  void an_update_answered_202() {
    run.called(6, UPDATED, CommandKind.UPDATE, 7_000, 7_050, status(202));

    finds(Rule.A_202_IS_KEPT);
  }

  @Test
  void an_answer_after_more_than_nine_seconds() {
    run.called(6, DONE, CommandKind.ACTIVATE, 100, 9_101, status(503));

    finds(Rule.ANSWERED_IN_TIME);
  }

  @Test
  void an_answer_after_nine_seconds_is_in_time_and_so_is_one_of_an_ingress_that_stood_still() {
    run.called(6, DONE, CommandKind.ACTIVATE, 100, 9_100, status(503))
        .called(7, DONE, CommandKind.ACTIVATE, 10_000, 23_000, status(503));
    run.stops.add(
        new Stop(
            Part.INGRESS_1, Manner.FREEZE, Duration.ofMillis(11_000), Duration.ofMillis(15_000)));

    assertThat(Oracle.violations(run.evidence())).isEmpty();
  }

  @Test
  void another_part_that_stood_still_excuses_no_late_answer() {
    run.called(7, DONE, CommandKind.ACTIVATE, 10_000, 23_000, status(503));
    run.stops.add(
        new Stop(
            Part.PROCESSOR, Manner.FREEZE, Duration.ofMillis(11_000), Duration.ofMillis(15_000)));

    finds(Rule.ANSWERED_IN_TIME);
  }

  @Test
  void a_connection_lost_without_a_kill() {
    run.called(6, DONE, CommandKind.ACTIVATE, 2_000, 2_500, new Reply.Lost("reset"));

    finds(Rule.LOST_BY_A_KILL_ALONE);
  }

  @Test
  void an_answered_command_that_is_not_in_the_log() {
    run.called(6, DONE, CommandKind.ACTIVATE, 100, 120, status(409));

    finds(Rule.IN_THE_LOG_ONCE);
  }

  @Test
  void a_command_that_was_refused_for_its_token_and_is_in_the_log() {
    run.called(6, DONE, CommandKind.ACTIVATE, 100, 120, status(401))
        .decided(6, DONE, CommandKind.ACTIVATE);

    finds(Rule.IN_THE_LOG_ONCE);
  }

  @Test
  void a_command_that_is_in_the_log_twice() {
    run.decided(1, DONE, CommandKind.CREATE);

    finds(Rule.IN_THE_LOG_ONCE);
  }

  @Test
  void an_input_without_a_decision() {
    run.decisions.removeLast();

    finds(Rule.ONE_DECISION_EACH);
  }

  @Test
  void an_input_that_was_decided_twice() {
    run.decisions.add(run.decisions.getLast());

    finds(Rule.ONE_DECISION_EACH);
  }

  @Test
  void an_update_answered_503_that_overwrote_a_later_one() {
    run.settings.put(UPDATED, "value-3");

    finds(Rule.UPDATES_IN_ORDER);
  }

  @Test
  void an_update_answered_200_that_cannot_be_read() {
    run.settings.clear();

    finds(Rule.UPDATES_IN_ORDER);
  }

  @Test
  void a_refused_update_that_is_read() {
    run.called(6, UPDATED, CommandKind.UPDATE, 7_000, 7_050, status(422))
        .decided(6, UPDATED, CommandKind.UPDATE);
    run.settings.put(UPDATED, "value-6");

    finds(Rule.UPDATES_IN_ORDER);
  }

  @Test
  void of_two_updates_at_the_same_time_either_may_be_read() {
    run.called(6, UPDATED, CommandKind.UPDATE, 6_750, 6_900, status(200))
        .decided(6, UPDATED, CommandKind.UPDATE, concluded(6, CommandKind.UPDATE, true));
    assertThat(Oracle.violations(run.evidence())).isEmpty();
    run.settings.put(UPDATED, "value-6");

    assertThat(Oracle.violations(run.evidence())).isEmpty();
  }

  @Test
  void an_unknown_update_may_be_read_while_no_later_one_was_done() {
    run.called(6, UPDATED, CommandKind.UPDATE, 7_000, 13_500, status(503))
        .decided(6, UPDATED, CommandKind.UPDATE);
    run.settings.put(UPDATED, "value-6");

    assertThat(Oracle.violations(run.evidence())).isEmpty();
  }

  @Test
  void a_delete_without_an_answer_that_destroyed_something() {
    run.recorded(
        5, DELETED, CommandKind.DELETE, 503, new LifecycleEvent.UninstallConfirmed(1, Run.id(5)));

    finds(Rule.NOTHING_DESTROYED_ON_A_HOPE);
  }
}
