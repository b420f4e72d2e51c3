package io.marketsuite.contracts.lifecycle;

/** What one outbound attempt came to. */
public enum AttemptOutcome {
  ACCEPTED,
  /** A permanent refusal. */
  REFUSED,
  /** Not done, and worth another try. */
  RETRYABLE,
  /** Sent, but no answer was read: it may have arrived. */
  UNKNOWN
}
