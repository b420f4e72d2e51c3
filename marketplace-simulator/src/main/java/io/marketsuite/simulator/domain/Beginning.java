package io.marketsuite.simulator.domain;

/** Whether the marketplace lets an administrator begin a command. */
public sealed interface Beginning {

  /** The command may be sent; the record's status is now that of {@code busy}. */
  record Begun(FeatureState.Busy busy) implements Beginning {}

  /** The button is not there; {@code why} reads "Expected …, but …". */
  record Illegal(String why) implements Beginning {}
}
