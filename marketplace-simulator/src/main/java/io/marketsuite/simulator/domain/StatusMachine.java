package io.marketsuite.simulator.domain;

import io.marketsuite.simulator.domain.FeatureState.Absent;
import io.marketsuite.simulator.domain.FeatureState.Activated;
import io.marketsuite.simulator.domain.FeatureState.Busy;
import io.marketsuite.simulator.domain.FeatureState.Deactivated;
import io.marketsuite.simulator.domain.FeatureState.Resting;
import io.marketsuite.simulator.domain.FeatureState.Waiting;

/**
 * The marketplace's own rules for a feature's status: which command an administrator may begin, and
 * what an answer or a callback does to it. Pure and stateless, so safe for any thread.
 *
 * <p>Source: specification, "Terminology" (from which status), the section of each command (which
 * answers).
 */
public final class StatusMachine {
  private StatusMachine() {}

  /**
   * Begins a command, or says why there is no button for it.
   *
   * @throws IllegalArgumentException for Cleanup, which no administrator begins
   */
  public static Beginning begin(FeatureState state, CommandKind kind) {
    return switch (state) {
      case Absent absent -> from(absent, kind, kind == CommandKind.CREATE);
      case Deactivated deactivated -> from(deactivated, kind, isOfferedWhileDeactivated(kind));
      case Activated activated -> from(activated, kind, isOfferedWhileActivated(kind));
      case Busy busy -> illegal(busy, kind);
    };
  }

  private static boolean isOfferedWhileDeactivated(CommandKind kind) {
    return switch (kind) {
      case ACTIVATE, UPDATE, DELETE -> true;
      case CREATE, DEACTIVATE, UPGRADE, CLEANUP -> false;
    };
  }

  private static boolean isOfferedWhileActivated(CommandKind kind) {
    return switch (kind) {
      case DEACTIVATE, UPDATE, UPGRADE -> true;
      case CREATE, ACTIVATE, DELETE, CLEANUP -> false;
    };
  }

  private static Beginning from(Resting state, CommandKind kind, boolean offered) {
    return offered
        ? new Beginning.Begun(new Busy(kind, state, Waiting.ANSWER))
        : illegal(state, kind);
  }

  private static Beginning illegal(FeatureState state, CommandKind kind) {
    return new Beginning.Illegal(
        "Expected the feature to be %s for %s, but it is %s."
            .formatted(expected(kind), kind.wireName(), state.status().word()));
  }

  private static String expected(CommandKind kind) {
    return switch (kind) {
      case CREATE -> "absent";
      case ACTIVATE, DELETE -> "deactivated";
      case DEACTIVATE, UPGRADE -> "activated";
      case UPDATE -> "deactivated or activated";
      case CLEANUP ->
          throw new IllegalArgumentException("A cleanup is begun by a customer's leaving alone");
    };
  }

  /** What an answer does: 200 completes, 202 postpones where that is allowed, all else aborts. */
  public static Ending answered(Busy busy, Answer answer) {
    return switch (answer) {
      case Answer.Silent silent -> new Ending.Aborted(busy.before(), silent.why());
      case Answer.Replied replied -> replied(busy, replied.status());
    };
  }

  private static Ending replied(Busy busy, int status) {
    if (status == 200) {
      return new Ending.Completed(busy.goal());
    }
    if (status == 202 && busy.kind().mayBeAnsweredLater()) {
      return new Ending.Postponed(new Busy(busy.kind(), busy.before(), Waiting.CALLBACK));
    }
    return new Ending.Aborted(
        busy.before(),
        "Expected %s for %s, but the vendor answered %d."
            .formatted(
                busy.kind().mayBeAnsweredLater() ? "200 or 202" : "200",
                busy.kind().wireName(),
                status));
  }

  /** Whether this answer ends a cleanup: 200 and 202 do, whatever else aborts "this attempt". */
  public static boolean endsCleanup(Answer answer) {
    return switch (answer) {
      case Answer.Replied replied -> replied.status() == 200 || replied.status() == 202;
      case Answer.Silent silent -> false;
    };
  }

  /**
   * What a callback does. It counts from the moment the command was sent: the vendor may be faster
   * than its own 202, and the status is already the one the callback ends.
   */
  public static CallbackVerdict calledBack(
      FeatureState state, CommandKind kind, CallbackStatus status) {
    if (!kind.endsByCallback()) {
      return new CallbackVerdict.NotPossible(
          "Expected a type that has a callback, but %s has none.".formatted(kind.wireName()));
    }
    return switch (state) {
      case Busy busy when busy.kind() == kind -> ended(busy, status);
      case Busy busy ->
          new CallbackVerdict.NotExpected(
              "Expected a callback for %s, but it is for %s."
                  .formatted(busy.kind().wireName(), kind.wireName()));
      case Resting resting ->
          new CallbackVerdict.NotExpected(
              "Expected an outstanding %s, but the feature is %s."
                  .formatted(kind.wireName(), resting.status().word()));
    };
  }

  private static CallbackVerdict ended(Busy busy, CallbackStatus status) {
    return switch (status) {
      case SUCCESS -> new CallbackVerdict.Completes(busy.goal());
      case FAILED -> new CallbackVerdict.Aborts(busy.before());
      case IN_PROGRESS -> new CallbackVerdict.NoEffect();
    };
  }
}
