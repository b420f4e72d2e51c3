package io.marketsuite.ingress.adapter.kafka;

import io.marketsuite.contracts.lifecycle.Outcome;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.application.WaitingRoom;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Gives each outcome to the command that waits for it, if it waits in this instance. */
public final class OutcomeReader implements TopicReader.Handler {
  private final WaitingRoom room;
  private final Observations observations;

  public OutcomeReader(WaitingRoom room, Observations observations) {
    this.room = room;
    this.observations = observations;
  }

  @Override
  public void handle(ConsumerRecord<byte[], byte[]> message) {
    Outcome outcome = Wire.read(message.value(), Outcome.class);
    requireKey(message, Keys.of(outcome.tenantId(), outcome.featureId()));
    if (outcome.commandId() == null
        || outcome.verdict() == null
        || outcome.stage() == null
        || outcome.reason() == null
        || outcome.kind() == null) {
      throw new UnreadableRecordException("the outcome is not complete");
    }
    if (!room.deliver(outcome)) {
      observations.outcomeUnclaimed();
    }
  }

  static void requireKey(ConsumerRecord<byte[], byte[]> message, String expected) {
    String key = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
    if (!key.equals(expected)) {
      throw new UnreadableRecordException("the value belongs to another key");
    }
  }
}
