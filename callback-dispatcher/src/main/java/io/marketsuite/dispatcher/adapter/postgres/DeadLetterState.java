package io.marketsuite.dispatcher.adapter.postgres;

/** What the operator did about a dead letter. */
public enum DeadLetterState {
  OPEN,
  REDRIVEN,
  DISCARDED
}
