package io.marketsuite.dispatcher.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.marketsuite.dispatcher.adapter.postgres.DeadLetters.DeadLetter;
import io.marketsuite.dispatcher.adapter.postgres.ParkedDeliveries.Parked;
import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.History;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import java.time.Instant;

/**
 * A delivery that has not ended, or a dead letter, as the operator sees it.
 *
 * @param id of the dead letter; absent for others
 * @param deliveryId the command's or the request's id
 * @param state {@code in-memory}, {@code parked} or {@code dead-lettered}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
    String id,
    String channel,
    String deliveryId,
    String tenantId,
    String featureId,
    long generation,
    String kind,
    String state,
    int attempts,
    boolean outcomeUnknown,
    String lastError,
    Instant requestedAt,
    Instant dueAt,
    Instant deadLetteredAt) {

  static DeliveryView inMemory(Entry entry) {
    return of(null, entry.delivery(), "in-memory", entry.history(), null, null);
  }

  static DeliveryView parked(Parked parked) {
    Entry entry = parked.entry();
    return of(null, entry.delivery(), "parked", entry.history(), parked.dueAt(), null);
  }

  static DeliveryView deadLetter(DeadLetter letter) {
    String id = letter.id().toString();
    return of(
        id, letter.delivery(), "dead-lettered", letter.history(), null, letter.deadLetteredAt());
  }

  private static DeliveryView of(
      String id, Delivery delivery, String state, History history, Instant due, Instant dead) {
    return new DeliveryView(
        id,
        channel(delivery),
        delivery.id(),
        delivery.tenantId(),
        delivery.featureId(),
        delivery.generation(),
        delivery.kind().name(),
        state,
        history.attempts(),
        history.outcomeUnknown(),
        history.lastError().orElse(null),
        delivery.requestedAt(),
        due,
        dead);
  }

  private static String channel(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Callback _ -> "callback";
      case Delivery.Hook _ -> "hook";
    };
  }
}
