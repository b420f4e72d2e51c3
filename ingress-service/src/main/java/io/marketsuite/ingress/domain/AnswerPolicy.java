package io.marketsuite.ingress.domain;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.Outcome;
import io.marketsuite.contracts.lifecycle.Reason;

/** What an outcome of the processor means to the sender of the command. */
public final class AnswerPolicy {
  private AnswerPolicy() {}

  /** What an outcome means to a command that waits. */
  public sealed interface Meaning {
    /** It is the answer. */
    record Final(Answer answer) implements Meaning {}

    /** The command was accepted and its result is to follow by callback, where that is possible. */
    record ToBeAccepted() implements Meaning {}

    /** The completion is still to come. */
    record GoesOn() implements Meaning {}
  }

  /**
   * What an outcome means.
   *
   * @param mode what the command waits for; an outcome that awaits the answer is told at once in
   *     either mode
   */
  public static Meaning meaningOf(Outcome outcome, AnswerMode mode) {
    return switch (outcome.verdict()) {
      case UNCHANGED -> new Meaning.Final(new Answer.Done());
      case REJECTED -> new Meaning.Final(refusal(outcome));
      case ACCEPTED -> accepted(outcome, mode);
      // Some other record was ignored under this id; the command's own decision is still to come.
      case IGNORED -> new Meaning.GoesOn();
    };
  }

  private static Meaning accepted(Outcome outcome, AnswerMode mode) {
    return switch (outcome.stage()) {
      case COMPLETED ->
          new Meaning.Final(outcome.succeeded() ? new Answer.Done() : refusal(outcome));
      case DECIDED ->
          mode == AnswerMode.ASYNC || outcome.awaitsAnswer()
              ? new Meaning.ToBeAccepted()
              : new Meaning.GoesOn();
    };
  }

  private static Answer refusal(Outcome outcome) {
    String detail = outcome.detail().orElseGet(() -> sentence(outcome.kind()));
    int status = statusOf(outcome.reason(), outcome.kind());
    return Answer.of(
        new Problem(
            Problem.uri(outcome.reason().name()), status, sentence(outcome.kind()), detail));
  }

  /**
   * 422 where the tenant's administrator can mend what he entered or the vendor's system gave a
   * reason, 503 where time ran out or we failed, 409 where the state machine says no.
   */
  static int statusOf(Reason reason, CommandKind kind) {
    return switch (reason) {
      case SETTINGS_INVALID, UNKNOWN_SETTING, PROVISIONING_FAILED -> 422;
      case REQUIRED_SETTING_MISSING -> kind == CommandKind.UPDATE ? 422 : 409;
      case STORING_EXPIRED, STORING_TIMED_OUT, PROVISIONING_TIMED_OUT, DEFECT -> 503;
      case AS_ASKED,
          JOINED,
          ALREADY_SO,
          NEXT_GENERATION,
          REPLACED,
          IMPLICIT_DEACTIVATE,
          NOT_INSTALLED,
          STALE_CREATE,
          LATE_COMMAND,
          ISSUER_MISMATCH,
          BUSY,
          BEING_UNINSTALLED,
          VERSION_NOT_LOADED,
          VERSION_LOWER,
          FEATURE_UNKNOWN,
          DUPLICATE_COMMAND,
          SUPERSEDED_BY_DELETE,
          SUPERSEDED_BY_CREATE,
          SUPERSEDED_BY_CLEANUP,
          DELETE_UNANSWERED,
          UNKNOWN_COMMAND,
          OTHER_GENERATION,
          NOTHING_OUTSTANDING,
          TENANT_UNKNOWN,
          CLOCK,
          ALREADY_INSTALLED,
          FORCED_BY_OPERATOR,
          NOT_STORED,
          OVERRIDE_NEEDED,
          NO_CALLBACK,
          CALLBACK_UNDER_WAY,
          CALLBACK_OUTDATED,
          NO_PROVISIONING ->
          409;
    };
  }

  private static String sentence(CommandKind kind) {
    return switch (kind) {
      case CREATE -> "The feature could not be installed.";
      case ACTIVATE -> "The feature could not be activated.";
      case DEACTIVATE -> "The feature could not be deactivated.";
      case UPDATE -> "The settings could not be saved.";
      case UPGRADE -> "The feature could not be upgraded.";
      case DELETE -> "The feature could not be uninstalled.";
      case CLEANUP -> "The tenant's data could not be removed.";
    };
  }
}
