package io.marketsuite.ingress.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;

/** What a command is answered. */
public sealed interface Answer {

  /** The HTTP status. */
  int status();

  /** It is done, or was so already: 200. */
  record Done() implements Answer {
    @Override
    public int status() {
      return 200;
    }
  }

  /** Its result follows by callback, and that promise is on record: 202. */
  record Accepted() implements Answer {
    @Override
    public int status() {
      return 202;
    }
  }

  /** It is refused for a reason that the caller can do something about: 4xx. */
  record Refused(Problem problem) implements Answer {
    @Override
    public int status() {
      return problem.status();
    }
  }

  /** It could not be carried out in time; the sender may try again: 503. */
  record Unavailable(Problem problem) implements Answer {
    @Override
    public int status() {
      return problem.status();
    }
  }

  /**
   * Whether it must be on record before it is written to the socket, since the command goes on only
   * by that record: a 202, and the 200 of a Delete. Recorded afterwards, it would be lost with an
   * ingress that dies in between, and a Delete that was answered would go back.
   */
  default boolean isRecordedFirst(CommandKind kind) {
    return switch (this) {
      case Accepted() -> true;
      case Done() -> kind == CommandKind.DELETE;
      case Refused(Problem _), Unavailable(Problem _) -> false;
    };
  }

  /** The answer that carries this problem. */
  static Answer of(Problem problem) {
    return problem.status() >= 500 ? new Unavailable(problem) : new Refused(problem);
  }
}
