package io.marketsuite.dispatcher.application;

import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import io.marketsuite.dispatcher.domain.PartitionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deliveries of sick keys, kept in the database. Every method but {@link #takeOver} works only
 * under the newest tenure of its partition. Thread-safe.
 */
public interface ParkingLot {

  /** Another instance owns the partition by now. */
  class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FencedException(Tenure tenure) {
      super("epoch " + tenure.epoch() + " of " + tenure.partition() + " is over");
    }
  }

  /** The database does not do it now. */
  class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * A key with parked deliveries.
   *
   * @param due when its head is to be tried
   * @param oldest when its head was asked for
   * @param generation the newest generation parked
   */
  record ParkedKey(String key, Instant due, Instant oldest, long generation) {}

  /** Takes a partition over: every earlier tenure is over once this returns. */
  Tenure takeOver(PartitionId partition);

  /** The keys with parked deliveries of a partition. */
  List<ParkedKey> parkedKeys(Tenure tenure);

  /**
   * Keeps deliveries, those already kept untouched.
   *
   * @param due when the first one is to be tried; those behind it wait for their turn
   */
  void park(Tenure tenure, List<Entry> entries, Instant due);

  /** The first parked delivery of a key. */
  Optional<Entry> head(Tenure tenure, String key);

  /** All parked deliveries of a key, in order. */
  List<Entry> all(Tenure tenure, String key);

  /** Keeps the head's history and when it is due. */
  void reschedule(Tenure tenure, Entry entry, Instant due);

  /** Removes an ended delivery. */
  void remove(Tenure tenure, Entry entry);

  /** Lists a delivery as a dead letter, and removes it where it was parked, in one. */
  void moveToDeadLetters(Tenure tenure, Entry entry, Instant at);

  /**
   * Settles an open dead letter of a key that is not wanted any more; without one, does nothing.
   */
  void withdrawDeadLetter(Tenure tenure, String key, String deliveryId, Instant at);
}
