package io.marketsuite.dispatcher.domain;

import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import java.util.Optional;

/**
 * What was tried so far.
 *
 * @param attempts how many were made
 * @param outcomeUnknown whether one of them may have arrived although no answer was read
 * @param tokenRefused whether the last one was answered 401 and the token was not yet fetched anew
 * @param lastError the last one's error, a word of a closed set or an HTTP status
 */
public record History(
    int attempts, boolean outcomeUnknown, boolean tokenRefused, Optional<String> lastError) {

  /** Nothing was tried. */
  public static final History NONE = new History(0, false, false, Optional.empty());

  /** With one more attempt. */
  public History after(AttemptOutcome outcome, Optional<String> error, boolean tokenRefused) {
    boolean unknown = outcomeUnknown || outcome == AttemptOutcome.UNKNOWN;
    return new History(attempts + 1, unknown, tokenRefused, error);
  }
}
