package io.marketsuite.dispatcher.domain;

import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import java.time.Duration;
import java.util.Optional;

/** What an attempt means for its delivery. */
public sealed interface AttemptVerdict {
  /** How the attempt is recorded. */
  AttemptOutcome outcome();

  /** It is over. */
  record Concluded(AttemptOutcome outcome, Conclusion conclusion) implements AttemptVerdict {}

  /**
   * To be tried again later.
   *
   * @param atLeast what the receiver asks to wait
   */
  record Retry(AttemptOutcome outcome, Optional<Duration> atLeast) implements AttemptVerdict {}

  /** The token was refused: to be tried again at once with a new one. */
  record NewToken() implements AttemptVerdict {
    @Override
    public AttemptOutcome outcome() {
      return AttemptOutcome.RETRYABLE;
    }
  }
}
