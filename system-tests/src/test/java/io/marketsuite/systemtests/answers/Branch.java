package io.marketsuite.systemtests.answers;

/** What a run has to have seen, or it proves nothing. */
enum Branch {
  DONE_AT_ONCE(true),
  ACCEPTED_AT_ONCE(true),
  /** A synchronous command became a 202 when its wait ended. */
  ACCEPTED_AFTER_THE_WAIT(true),
  /** A command that can have no callback was answered 503 when its wait ended. */
  NOT_COMPLETED_IN_TIME(true),
  /** Kafka did not acknowledge the command in time. */
  PRODUCE_UNKNOWN(true),
  CONNECTION_LOST(true),
  /** In the log, and its sender never heard of it. */
  TAKEN_BUT_UNANSWERED(true),
  /** An Update that came too late for its answer was not applied. */
  STORE_EXPIRED(true),
  /** An Update was sent again after a 503 or a broken connection, and answered 200. */
  UPDATE_DONE_AT_ANOTHER_TRY(true),
  /** The command was complete before its 202 was on record. */
  COMPLETED_BEFORE_IT_WAS_PROMISED(true),
  /** A callback was refused and delivered later. */
  CALLBACK_TRIED_AGAIN(true),
  /** A Delete that nobody promised went back. */
  DELETE_TAKEN_BACK(false),
  /** A 202 is on record, and its sender got a 503 or nothing. */
  PROMISED_BUT_NOT_TOLD(false);

  private final boolean required;

  Branch(boolean required) {
    this.required = required;
  }

  /** Whether a run without it has to fail. The others depend on a window of microseconds. */
  boolean required() {
    return required;
  }
}
