package io.marketsuite.dispatcher.application;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.History;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import io.marketsuite.dispatcher.domain.VendorAnswer;
import java.time.Instant;

/**
 * The topics that say what became of deliveries. Each method returns once the record is
 * acknowledged. Thread-safe.
 */
public interface Journal {

  /** The record could not be written now; nothing is known to be lost. */
  class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * One attempt was made.
   *
   * @throws UnavailableException if it was not acknowledged
   */
  void attempted(Delivery delivery, Attempt attempt);

  /**
   * A delivery ended.
   *
   * @throws UnavailableException if it was not acknowledged
   */
  void ended(Delivery delivery, CallbackEnding ending, int attempts, Instant at);

  /**
   * The vendor's hook gave a final answer.
   *
   * @throws UnavailableException if it was not acknowledged
   */
  void answered(Delivery delivery, VendorAnswer answer);

  /**
   * A copy for the operator.
   *
   * @throws UnavailableException if it was not acknowledged
   */
  void deadLettered(Entry entry, Instant at);

  /**
   * Puts a delivery back at the end of its key's lane.
   *
   * @param before what was tried before
   * @param at from when on it is tried again, for as long as a new one
   * @throws UnavailableException if it was not acknowledged
   */
  void redriven(Delivery delivery, History before, Instant at);
}
