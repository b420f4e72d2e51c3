package io.marketsuite.systemtests.answers;

import java.util.Optional;

/** What a client got for a command. */
sealed interface Reply {

  /**
   * An answer.
   *
   * @param problem the type of its problem; empty where it has none
   */
  record Answered(int status, Optional<String> problem) implements Reply {}

  /** The connection broke, or was refused, before an answer came. */
  record Lost(String how) implements Reply {}

  /** Whether this is an answer with that status. */
  default boolean is(int status) {
    return this instanceof Answered answered && answered.status() == status;
  }
}
