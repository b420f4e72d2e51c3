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
 *      └── accepted, or wait over, and a callback is possible ─► Recording
 *                                       acknowledged: 202; not in time: 503
 * </pre>
 *
 * <p>There is no way back from Recording: whatever the processor says from then on, the answer is
 * 202 or 503, so that a 200 and a callback never meet (lifecycle rules, "Answers"). Immutable; one
 * thread drives a command, which is what makes the choice one.
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
        case Signal.ProduceFailed() -> unknown();
        case Signal.OutcomeArrived(Outcome outcome) -> inTheLog().told(outcome, moment);
        case Signal.TimePassed() -> inTime(moment);
        // Nothing was handed over for recording yet.
        case Signal.AcceptanceRecorded(), Signal.RecordingFailed() -> this;
      };
    }

    @Override
    public Duration wakeAt() {
      return produced ? limits.waitEnds() : limits.produced();
    }

    private Waiting inTheLog() {
      return new Waiting(kind, mode, limits, true);
    }

    private WaitingCommand told(Outcome outcome, Moment moment) {
      return switch (AnswerPolicy.meaningOf(outcome, mode)) {
        case AnswerPolicy.Meaning.Final(Answer answer) -> new Answered(answer);
        case AnswerPolicy.Meaning.GoesOn() -> inTime(moment);
        case AnswerPolicy.Meaning.ToBeAccepted() ->
            moment.callbackPossible() ? record(moment) : inTime(moment);
      };
    }

    private WaitingCommand inTime(Moment moment) {
      if (moment.reached(limits.waitEnds())) {
        return produced ? waitIsOver(moment) : unknown();
      }
      return !produced && moment.reached(limits.produced()) ? unknown() : this;
    }

    private WaitingCommand waitIsOver(Moment moment) {
      return moment.callbackPossible()
          ? record(moment)
          : Answered.unavailable(
              ProblemType.NOT_COMPLETED_IN_TIME,
              "The command did not complete in time. Please try again later.");
    }

    private Recording record(Moment moment) {
      return new Recording(limits.recordedBy(moment.sinceReceipt()));
    }

    private static Answered unknown() {
      return Answered.unavailable(
          ProblemType.OUTCOME_UNKNOWN,
          "The command may or may not have been taken. Please try again later.");
    }
  }

  /**
   * The record of a 202 was handed to its producer: a callback may be owed from here on.
   *
   * @param giveUpAt when it counts as not recorded, from receipt
   */
  record Recording(Duration giveUpAt) implements WaitingCommand {

    @Override
    public WaitingCommand on(Signal signal, Moment moment) {
      return switch (signal) {
        case Signal.AcceptanceRecorded() -> new Answered(new Answer.Accepted());
        case Signal.RecordingFailed() -> notRecorded();
        // Even a completion: the callback may be owed already and must stay the only result.
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
