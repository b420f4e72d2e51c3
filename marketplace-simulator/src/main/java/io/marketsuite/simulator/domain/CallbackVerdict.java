package io.marketsuite.simulator.domain;

/** What a callback did, once its caller was found to be entitled to it. */
public sealed interface CallbackVerdict {

  /** SUCCESS: the command is done. */
  record Completes(FeatureState.Resting next) implements CallbackVerdict {}

  /** FAILED: the command is undone. */
  record Aborts(FeatureState.Resting next) implements CallbackVerdict {}

  /** IN_PROGRESS "currently has no effect". */
  record NoEffect() implements CallbackVerdict {}

  /** This kind of command has no callback at all. */
  record NotPossible(String why) implements CallbackVerdict {}

  /** No command of that kind is outstanding. */
  record NotExpected(String why) implements CallbackVerdict {}
}
