package io.marketsuite.contracts.lifecycle;

/**
 * What the ingress waits for before it answers: the completion (sync) or only the decision (async).
 */
public enum AnswerMode {
  SYNC,
  ASYNC
}
