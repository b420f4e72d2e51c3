package io.marketsuite.simulator.domain;

/** What an answer did to an outstanding command. */
public sealed interface Ending {

  /** Where the feature stands now. */
  FeatureState next();

  /** The command is done. */
  record Completed(FeatureState.Resting next) implements Ending {}

  /** 202: the vendor owes a callback. */
  record Postponed(FeatureState.Busy next) implements Ending {}

  /** The command is undone; {@code why} is a sentence for the administrator. */
  record Aborted(FeatureState.Resting next, String why) implements Ending {}
}
