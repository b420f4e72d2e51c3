package io.marketsuite.systemtests.answers;

/** Where in its life a command is when something is stopped. */
enum Step {
  /** It belongs to the preparation; nothing is stopped. */
  PREPARING,
  /** It is sent while the part is stopped. */
  BEFORE_IT_IS_SENT,
  /** It is on its way between the ingress, the log and the decision. */
  UNDER_WAY,
  /** It was decided, and its values are to be stored. */
  STORING,
  /** Its 202 is on record, and the vendor is at work. */
  PROMISED,
  /** It is complete, and its callback was not taken yet. */
  COMPLETED,
  /** It was sent because an earlier one was not answered 200. */
  AGAIN
}
