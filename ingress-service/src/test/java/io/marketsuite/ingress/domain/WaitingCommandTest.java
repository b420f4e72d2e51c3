package io.marketsuite.ingress.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.Outcome;
import io.marketsuite.contracts.lifecycle.OutcomeStage;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.ingress.domain.WaitingCommand.Answered;
import io.marketsuite.ingress.domain.WaitingCommand.Recording;
import io.marketsuite.ingress.domain.WaitingCommand.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WaitingCommandTest {
  private static final AnswerLimits LIMITS = AnswerLimits.defaults();

  private static Waiting waiting(AnswerMode mode) {
    return WaitingCommand.begin(CommandKind.CREATE, mode, LIMITS);
  }

  private static Waiting update() {
    return WaitingCommand.begin(CommandKind.UPDATE, AnswerMode.SYNC, LIMITS);
  }

  private static Moment at(long milliseconds) {
    return new Moment(Duration.ofMillis(milliseconds), true);
  }

  private static Moment withoutCallbackAt(long milliseconds) {
    return new Moment(Duration.ofMillis(milliseconds), false);
  }

  private static Signal told(OutcomeStage stage, Verdict verdict, boolean succeeded) {
    return told(stage, verdict, succeeded, false);
  }

  private static Signal told(
      OutcomeStage stage, Verdict verdict, boolean succeeded, boolean awaitsAnswer) {
    return new Signal.OutcomeArrived(
        new Outcome(
            1,
            new UUID(1, 2),
            "tenant",
            "partner",
            CommandKind.CREATE,
            stage,
            verdict,
            succeeded,
            awaitsAnswer,
            succeeded ? Reason.AS_ASKED : Reason.BUSY,
            Optional.empty()));
  }

  private static int status(WaitingCommand state) {
    assertThat(state).isInstanceOf(Answered.class);
    return ((Answered) state).answer().status();
  }

  private static final Signal ACCEPTED = told(OutcomeStage.DECIDED, Verdict.ACCEPTED, false);
  private static final Signal COMPLETED = told(OutcomeStage.COMPLETED, Verdict.ACCEPTED, true);
  private static final Signal FAILED = told(OutcomeStage.COMPLETED, Verdict.ACCEPTED, false);
  private static final Signal UNCHANGED = told(OutcomeStage.DECIDED, Verdict.UNCHANGED, true);
  private static final Signal REJECTED = told(OutcomeStage.DECIDED, Verdict.REJECTED, false);
  private static final Signal IGNORED = told(OutcomeStage.DECIDED, Verdict.IGNORED, false);
  private static final Signal TIME = new Signal.TimePassed();
  private static final Signal PRODUCED = new Signal.Produced();

  static Stream<Signal> everySignal() {
    return Stream.of(
        ACCEPTED,
        COMPLETED,
        FAILED,
        UNCHANGED,
        REJECTED,
        IGNORED,
        TIME,
        PRODUCED,
        new Signal.ProduceFailed(),
        new Signal.AcceptanceRecorded(),
        new Signal.RecordingFailed());
  }

  @Test
  void a_completion_is_answered_200_in_either_mode() {
    assertThat(status(waiting(AnswerMode.SYNC).on(COMPLETED, at(10)))).isEqualTo(200);
    assertThat(status(waiting(AnswerMode.ASYNC).on(COMPLETED, at(10)))).isEqualTo(200);
  }

  @Test
  void unchanged_is_200_and_rejected_is_409_in_either_mode() {
    for (AnswerMode mode : AnswerMode.values()) {
      assertThat(status(waiting(mode).on(UNCHANGED, at(10)))).isEqualTo(200);
      assertThat(status(waiting(mode).on(REJECTED, at(10)))).isEqualTo(409);
      assertThat(status(waiting(mode).on(FAILED, at(10)))).isEqualTo(409);
    }
  }

  @Test
  void an_accepted_async_command_is_recorded_before_it_is_answered() {
    WaitingCommand recording = waiting(AnswerMode.ASYNC).on(ACCEPTED, at(100));

    assertThat(recording).isEqualTo(new Recording(new Answer.Accepted(), Duration.ofMillis(1_600)));
    assertThat(status(recording.on(new Signal.AcceptanceRecorded(), at(200)))).isEqualTo(202);
  }

  @Test
  void an_accepted_async_command_without_a_possible_callback_waits_for_its_completion() {
    WaitingCommand still = waiting(AnswerMode.ASYNC).on(ACCEPTED, withoutCallbackAt(100));

    assertThat(still).isInstanceOf(Waiting.class);
    assertThat(status(still.on(COMPLETED, withoutCallbackAt(200)))).isEqualTo(200);
  }

  @Test
  void the_200_of_a_delete_is_on_record_before_it_is_written() {
    for (Signal end : List.of(COMPLETED, UNCHANGED)) {
      WaitingCommand recording =
          WaitingCommand.begin(CommandKind.DELETE, AnswerMode.SYNC, LIMITS).on(end, at(100));

      assertThat(recording).isEqualTo(new Recording(new Answer.Done(), Duration.ofMillis(1_600)));
      assertThat(status(recording.on(new Signal.AcceptanceRecorded(), at(110)))).isEqualTo(200);
      assertThat(status(recording.on(new Signal.RecordingFailed(), at(110)))).isEqualTo(503);
      assertThat(status(recording.on(TIME, at(1_600)))).isEqualTo(503);
    }
  }

  @Test
  void a_refused_delete_is_answered_at_once() {
    WaitingCommand delete = WaitingCommand.begin(CommandKind.DELETE, AnswerMode.SYNC, LIMITS);

    assertThat(status(delete.on(REJECTED, at(100)))).isEqualTo(409);
  }

  @Test
  void an_accepted_sync_command_goes_on_waiting() {
    assertThat(waiting(AnswerMode.SYNC).on(ACCEPTED, at(100))).isInstanceOf(Waiting.class);
  }

  @Test
  void an_outcome_that_awaits_the_answer_is_recorded_in_sync_mode_too() {
    Signal held = told(OutcomeStage.DECIDED, Verdict.ACCEPTED, false, true);

    assertThat(waiting(AnswerMode.SYNC).on(held, at(100))).isInstanceOf(Recording.class);
  }

  @Test
  void an_ignored_outcome_says_nothing() {
    assertThat(waiting(AnswerMode.SYNC).on(IGNORED, at(100))).isInstanceOf(Waiting.class);
  }

  @Test
  void a_wait_that_ends_becomes_a_202_where_a_callback_is_possible_and_a_503_elsewhere() {
    WaitingCommand waiting = waiting(AnswerMode.SYNC).on(PRODUCED, at(5));

    assertThat(waiting.wakeAt()).isEqualTo(LIMITS.waitEnds());
    assertThat(waiting.on(TIME, at(6_499))).isEqualTo(waiting);
    assertThat(waiting.on(TIME, at(6_500))).isInstanceOf(Recording.class);
    assertThat(status(waiting.on(TIME, withoutCallbackAt(6_500)))).isEqualTo(503);
  }

  @Test
  void a_202_that_is_not_acknowledged_in_time_becomes_a_503() {
    WaitingCommand recording = waiting(AnswerMode.ASYNC).on(ACCEPTED, at(100));

    assertThat(recording.on(TIME, at(1_599))).isEqualTo(recording);
    assertThat(status(recording.on(TIME, at(1_600)))).isEqualTo(503);
    assertThat(status(recording.on(new Signal.RecordingFailed(), at(200)))).isEqualTo(503);
  }

  @Test
  void no_signal_makes_a_200_or_a_refusal_of_a_command_that_is_being_recorded() {
    everySignal()
        .forEach(
            signal -> {
              for (long now : new long[] {150, 1_600, 9_000}) {
                WaitingCommand next =
                    waiting(AnswerMode.ASYNC).on(ACCEPTED, at(100)).on(signal, at(now));
                if (next instanceof Answered(Answer answer)) {
                  assertThat(answer.status()).as("%s at %d", signal, now).isIn(202, 503);
                } else {
                  assertThat(next).isInstanceOf(Recording.class);
                }
              }
            });
  }

  @Test
  void a_completion_while_recording_does_not_reach_the_sender() {
    WaitingCommand recording = waiting(AnswerMode.ASYNC).on(ACCEPTED, at(100));

    WaitingCommand after = recording.on(COMPLETED, at(150)).on(REJECTED, at(160));

    assertThat(after).isEqualTo(recording);
    assertThat(status(after.on(new Signal.AcceptanceRecorded(), at(200)))).isEqualTo(202);
  }

  @ParameterizedTest
  @MethodSource("everySignal")
  void an_answer_is_final(Signal signal) {
    WaitingCommand answered = waiting(AnswerMode.SYNC).on(COMPLETED, at(10));

    assertThat(answered.on(signal, at(20))).isSameAs(answered);
    assertThat(answered.on(signal, at(20_000))).isSameAs(answered);
  }

  @Test
  void a_command_that_is_not_acknowledged_in_time_is_unknown() {
    Waiting begun = waiting(AnswerMode.SYNC);

    assertThat(begun.wakeAt()).isEqualTo(LIMITS.produced());
    assertThat(begun.on(TIME, at(2_999))).isEqualTo(begun);
    assertThat(status(begun.on(TIME, at(3_000)))).isEqualTo(503);
    assertThat(status(begun.on(new Signal.ProduceFailed(), at(20)))).isEqualTo(503);
  }

  @Test
  void an_update_is_not_called_unknown_while_it_may_still_be_applied() {
    for (Signal notInTheLogYet : List.of(TIME, new Signal.ProduceFailed())) {
      WaitingCommand update = update().on(notInTheLogYet, withoutCallbackAt(3_000));

      assertThat(update.wakeAt()).isEqualTo(LIMITS.waitEnds());
      assertThat(update.on(TIME, withoutCallbackAt(6_499))).isEqualTo(update);
      assertThat(status(update.on(TIME, withoutCallbackAt(6_500)))).isEqualTo(503);
    }
    assertThat(LIMITS.updateAppliesWithin())
        .isEqualTo(Duration.ofSeconds(5))
        .isLessThan(LIMITS.waitEnds());
  }

  @Test
  void an_update_that_turns_up_in_the_log_late_is_answered_by_its_outcome() {
    WaitingCommand update = update().on(new Signal.ProduceFailed(), withoutCallbackAt(3_000));

    assertThat(status(update.on(COMPLETED, withoutCallbackAt(4_500)))).isEqualTo(200);
    assertThat(status(update.on(FAILED, withoutCallbackAt(4_500)))).isEqualTo(409);
  }

  @Test
  void an_update_is_applied_before_its_wait_ends_however_short_that_is() {
    for (long waitEnds : new long[] {3_000, 1_000, 2, 6_500}) {
      AnswerLimits limits =
          new AnswerLimits(
              Duration.ofMillis(1),
              Duration.ofMillis(waitEnds),
              Duration.ofSeconds(1),
              Duration.ofSeconds(9));

      assertThat(limits.updateAppliesWithin()).isPositive().isLessThan(limits.waitEnds());
    }
  }

  @Test
  void an_outcome_proves_that_the_command_is_in_the_log() {
    WaitingCommand decided = waiting(AnswerMode.SYNC).on(ACCEPTED, at(100));

    assertThat(decided.on(TIME, at(3_000))).isEqualTo(decided);
    assertThat(decided.wakeAt()).isEqualTo(LIMITS.waitEnds());
  }

  @Test
  void a_command_that_was_never_acknowledged_is_not_promised_a_callback() {
    assertThat(status(waiting(AnswerMode.SYNC).on(TIME, at(7_000)))).isEqualTo(503);
  }

  @Test
  void everything_is_answered_in_time_whatever_the_order_of_signals() {
    List<List<Signal>> orders = new ArrayList<>();
    List<Signal> signals = everySignal().toList();
    for (Signal first : signals) {
      for (Signal second : signals) {
        for (Signal third : signals) {
          orders.add(List.of(first, second, third));
        }
      }
    }
    for (List<Signal> order : orders) {
      for (AnswerMode mode : AnswerMode.values()) {
        for (boolean callback : new boolean[] {true, false}) {
          WaitingCommand end = runToTheEnd(waiting(mode), order, callback);
          assertThat(end).as("%s %s", mode, order).isInstanceOf(Answered.class);
          if (!callback) {
            assertThat(status(end)).isNotEqualTo(202);
          }
        }
      }
      assertThat(status(runToTheEnd(update(), order, false))).isNotEqualTo(202);
    }
  }

  /** The signals 10 ms apart, then only time; a 202 without a recorded acceptance is impossible. */
  private static WaitingCommand runToTheEnd(
      WaitingCommand begun, List<Signal> order, boolean callback) {
    WaitingCommand state = begun;
    boolean recorded = false;
    boolean recording = false;
    long now = 0;
    for (Signal signal : order) {
      now += 10;
      recording = recording || state instanceof Recording;
      recorded = recorded || recording && signal instanceof Signal.AcceptanceRecorded;
      state = state.on(signal, new Moment(Duration.ofMillis(now), callback));
    }
    for (int step = 0; step < 3 && !(state instanceof Answered); step++) {
      assertThat(state.wakeAt()).isLessThanOrEqualTo(LIMITS.answered());
      recording = recording || state instanceof Recording;
      state = state.on(TIME, new Moment(state.wakeAt(), callback));
    }
    if (status(state) == 202) {
      assertThat(recorded).isTrue();
    }
    if (recording) {
      assertThat(status(state)).isIn(202, 503);
    }
    return state;
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void every_reason_has_a_status_fit_for_the_marketplace(Reason reason) {
    for (CommandKind kind : CommandKind.values()) {
      assertThat(AnswerPolicy.statusOf(reason, kind)).isIn(409, 422, 503);
    }
  }

  @Test
  void a_missing_required_setting_is_422_to_an_update_and_409_to_an_activation() {
    assertThat(AnswerPolicy.statusOf(Reason.DEFECT, CommandKind.CLEANUP)).isEqualTo(503);
    assertThat(AnswerPolicy.statusOf(Reason.REQUIRED_SETTING_MISSING, CommandKind.UPDATE))
        .isEqualTo(422);
    assertThat(AnswerPolicy.statusOf(Reason.REQUIRED_SETTING_MISSING, CommandKind.ACTIVATE))
        .isEqualTo(409);
  }

  @Test
  void the_processors_sentence_reaches_the_administrator() {
    Outcome outcome =
        new Outcome(
            1,
            new UUID(1, 2),
            "tenant",
            "partner",
            CommandKind.ACTIVATE,
            OutcomeStage.COMPLETED,
            Verdict.ACCEPTED,
            false,
            false,
            Reason.PROVISIONING_FAILED,
            Optional.of("The licence has expired."));

    assertThat(AnswerPolicy.meaningOf(outcome, AnswerMode.SYNC))
        .isEqualTo(
            new AnswerPolicy.Meaning.Final(
                new Answer.Refused(
                    new Problem(
                        "/problems/provisioning-failed",
                        422,
                        "The feature could not be activated.",
                        "The licence has expired."))));
  }

  @Test
  void limits_that_could_not_be_kept_are_refused() {
    assertThatThrownBy(
            () ->
                new AnswerLimits(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(9)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new AnswerLimits(
                    Duration.ZERO,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(9)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
