package io.marketsuite.systemtests.answers;

/** What must hold (lifecycle rules, "Answers" and "Storing"). */
enum Rule {
  /** Never both a 200 and a callback; none for a refusal or an Update either. */
  NO_CALLBACK_BESIDE_AN_ANSWER,
  /** A callback is owed if and only if a 202 is on record. */
  NO_CALLBACK_WITHOUT_A_PROMISE,
  /** A 200 that was written is in the decisions, and stays. */
  A_200_IS_KEPT,
  /** A 202 that was written ends once, and tells its final status. */
  A_202_IS_KEPT,
  /** Everything is answered within 9 s. */
  ANSWERED_IN_TIME,
  /** Only a killed ingress leaves a command without an answer. */
  LOST_BY_A_KILL_ALONE,
  /** A command answered by a decision is in the log, once; one refused before is nowhere. */
  IN_THE_LOG_ONCE,
  /** Each input leaves one decision record. */
  ONE_DECISION_EACH,
  /** An Update that was not answered 200 never overwrites a later one. */
  UPDATES_IN_ORDER,
  /** The feature ends where its last answer says. */
  SETTLED_AS_ANSWERED,
  /** A Delete without a recorded answer destroys nothing. */
  NOTHING_DESTROYED_ON_A_HOPE
}
