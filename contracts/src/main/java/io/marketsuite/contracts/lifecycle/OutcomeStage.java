package io.marketsuite.contracts.lifecycle;

/** How far a command is. */
public enum OutcomeStage {
  DECIDED,
  COMPLETED
}
