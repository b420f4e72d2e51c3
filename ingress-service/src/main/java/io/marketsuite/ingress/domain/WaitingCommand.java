package io.marketsuite.ingress.domain;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.Outcome;
import java.time.Duration;

/**
 * A command from the moment its produce begins until it is answered: the one-way local choice.
 *
 * <pre>
 *              unchanged, rejected, completed; 503 when time is up
 *   Waiting ───────────────────────────────────────────────────────► Answered
 *      │                                                                 ▲
 *      ├── accepted, or wait over, and a callback is possible ─► Recording a 202
 *      └── a Delete is done ─► Recording a 200
 *                           acknowledged: as recorded; not in time: 503
 * </pre>
 *
 * <p>There is no way back from Recording: whatever the processor says from then on, the answer is
 * the one that is recorded, or 503, so that a 200 and a callback never meet (lifecycle rules,
 * "Answers"). Immutable; one thread drives a command, which is what makes the choice one.
 */
public sealed interface WaitingCommand {

  /**
   * Takes in a signal.
   *
   * @return the next state; the same one where the signal changes nothing
   */
  WaitingCommand on(Signal signal, Moment moment);

  /** When to come back with {@link Signal.TimePassed}, counted from receipt. */
  Duration wakeAt();

  /** A command whose produce is about to begin. */
  static Waiting begin(CommandKind kind, AnswerMode mode, AnswerLimits limits) {
    return new Waiting(kind, mode, limits, false);
  }

  /**
   * Nothing is decided yet.
   *
   * @param produced whether the command is known to be in the log
   */
  record Waiting(CommandKind kind, AnswerMode mode, AnswerLimits limits, boolean produced)
      implements WaitingCommand {

    @Override
    public WaitingCommand on(Signal signal, Moment moment) {
      return switch (signal) {
        case Signal.Produced() -> inTheLog().inTime(moment);
        case Signal.ProduceFailed() -> standsAnyway() ? inTime(moment) : unknown();
        case Signal.OutcomeArrived(Outcome outcome) -> inTheLog().told(outcome, moment);
        case Signal.TimePassed() -> inTime(moment);
        // Nothing was handed over for recording yet.
        case Signal.AcceptanceRecorded(), Signal.RecordingFailed() -> this;
      };
    }

    @Override
    public Duration wakeAt() {
      return produced || standsAnyway() ? limits.waitEnds() : limits.produced();
    }

    /**
     * Whether it is waited for though nobody knows whether it is in the log. An Update is: until
     * the wait ends it may still turn up there and be applied. Were its sender told 503 before
     * that, he could send a later one by another instance, and the earlier would overwrite it.
     */
    private boolean standsAnyway() {
      return switch (kind) {
        case UPDATE -> true;
        case CREATE, ACTIVATE, DEACTIVATE, UPGRADE, DELETE, CLEANUP -> false;
      };
    }

    private Waiting inTheLog() {
      return new Waiting(kind, mode, limits, true);
    }

    private WaitingCommand told(Outcome outcome, Moment moment) {
      return switch (AnswerPolicy.meaningOf(outcome, mode)) {
        case AnswerPolicy.Meaning.Final(Answer answer) ->
            answer.isRecordedFirst(kind) ? record(answer, moment) : new Answered(answer);
        case AnswerPolicy.Meaning.GoesOn() -> inTime(moment);
        case AnswerPolicy.Meaning.ToBeAccepted() ->
            moment.callbackPossible() ? record(new Answer.Accepted(), moment) : inTime(moment);
      };
    }

    private WaitingCommand inTime(Moment moment) {
      if (moment.reached(limits.waitEnds())) {
        return produced ? waitIsOver(moment) : unknown();
      }
      boolean giveUp = !produced && !standsAnyway() && moment.reached(limits.produced());
      return giveUp ? unknown() : this;
    }

    private WaitingCommand waitIsOver(Moment moment) {
      return moment.callbackPossible()
          ? record(new Answer.Accepted(), moment)
          : Answered.unavailable(
              ProblemType.NOT_COMPLETED_IN_TIME,
              "The command did not complete in time. Please try again later.");
    }

    private Recording record(Answer answer, Moment moment) {
      return new Recording(answer, limits.recordedBy(moment.sinceReceipt()));
    }

    private static Answered unknown() {
      return Answered.unavailable(
          ProblemType.OUTCOME_UNKNOWN,
          "The command may or may not have been taken. Please try again later.");
    }
  }

  /**
   * The record of an answer was handed to its producer: from here on a callback may be owed, or a
   * deleted installation may be destroyed.
   *
   * @param answer what is recorded, and answered once it is
   * @param giveUpAt when it counts as not recorded, from receipt
   */
  record Recording(Answer answer, Duration giveUpAt) implements WaitingCommand {

    @Override
    public WaitingCommand on(Signal signal, Moment moment) {
      return switch (signal) {
        case Signal.AcceptanceRecorded() -> new Answered(answer);
        case Signal.RecordingFailed() -> notRecorded();
        // Even a completion: what is recorded must stay the only result.
        case Signal.TimePassed(),
            Signal.OutcomeArrived(Outcome _),
            Signal.Produced(),
            Signal.ProduceFailed() ->
            moment.reached(giveUpAt) ? notRecorded() : this;
      };
    }

    @Override
    public Duration wakeAt() {
      return giveUpAt;
    }

    private static Answered notRecorded() {
      return Answered.unavailable(
          ProblemType.ACCEPTANCE_NOT_RECORDED,
          "The command could not be confirmed in time. Please try again later.");
    }
  }

  /** The choice is made; no signal changes it. */
  record Answered(Answer answer) implements WaitingCommand {

    @Override
    public WaitingCommand on(Signal signal, Moment moment) {
      return this;
    }

    /** Never: there is nothing to come back for. */
    @Override
    public Duration wakeAt() {
      return Duration.ofSeconds(Long.MAX_VALUE);
    }

    private static Answered unavailable(ProblemType type, String detail) {
      return new Answered(new Answer.Unavailable(type.problem(detail)));
    }
  }
}
