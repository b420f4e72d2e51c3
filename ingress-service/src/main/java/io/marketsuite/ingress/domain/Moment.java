package io.marketsuite.ingress.domain;

import java.time.Duration;

/**
 * When a signal is taken in, and what is true then.
 *
 * @param sinceReceipt of the command, by a clock that is never set
 * @param callbackPossible whether the command may be answered 202 at all, see {@link
 *     AcceptanceRule}
 */
public record Moment(Duration sinceReceipt, boolean callbackPossible) {

  boolean reached(Duration limit) {
    return sinceReceipt.compareTo(limit) >= 0;
  }
}
