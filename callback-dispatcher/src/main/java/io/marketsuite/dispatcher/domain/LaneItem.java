package io.marketsuite.dispatcher.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;

/** A record of a key, in the order of the log. */
public sealed interface LaneItem {
  /** Where it was read. */
  Origin origin();

  /** The record's key, {@code tenant/featureId}. */
  String key();

  /**
   * Something to deliver.
   *
   * @param parked whether it is kept in the database: its offset is done then
   */
  record Entry(Origin origin, String key, Delivery delivery, History history, boolean parked)
      implements LaneItem {

    /** The same with another history. */
    public Entry with(History next) {
      return new Entry(origin, key, delivery, next, parked);
    }

    boolean isCallback() {
      return switch (delivery) {
        case Delivery.Callback _ -> true;
        case Delivery.Hook _ -> false;
      };
    }
  }

  /**
   * That a delivery is not wanted any more. It applies only if no ending is written and nothing is
   * in flight (lifecycle rules: Callbacks).
   *
   * @param deliveryId whose
   * @param ending the ending to write
   */
  record Cancellation(Origin origin, String key, String deliveryId, CallbackEnding ending)
      implements LaneItem {

    /** Whether it ends that delivery. */
    public boolean appliesTo(Delivery delivery) {
      return delivery.id().equals(deliveryId) && delivery.cancellable();
    }
  }
}
