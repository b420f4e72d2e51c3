package io.marketsuite.contracts.lifecycle;

/** What the processor made of one input. */
public enum Verdict {
  /** It has an effect. */
  ACCEPTED,
  /** It asks for what is already so. */
  UNCHANGED,
  /** The state machine refuses it; recorded with its reason. */
  REJECTED,
  /** It has no meaning any more: a second result, a passed deadline, another generation. */
  IGNORED
}
