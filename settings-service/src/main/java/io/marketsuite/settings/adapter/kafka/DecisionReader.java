package io.marketsuite.settings.adapter.kafka;

import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a record of {@code marketplace.lifecycle.events} and checks that it is what its key says.
 */
final class DecisionReader {

  /** A decision, by what it is about. */
  sealed interface Decision {
    /** About an installation. */
    record OfInstallation(Keys keys, DecisionRecord value) implements Decision {}

    /** About a partition of the command topic. */
    record OfPartition(Tick tick, DecisionRecord value) implements Decision {}
  }

  private DecisionReader() {}

  /**
   * Reads.
   *
   * @throws UnreadableRecordException if it is no such record, or its key names another
   *     installation
   */
  static Decision read(ConsumerRecord<byte[], byte[]> message) {
    DecisionRecord decision = Wire.read(message.value(), DecisionRecord.class);
    if (decision.input() == null || decision.input().value() == null || decision.events() == null) {
      throw new UnreadableRecordException("the decision has no input or no events");
    }
    if (decision.input().value() instanceof Tick tick) {
      return new Decision.OfPartition(tick, decision);
    }
    if (decision.tenantId().isEmpty() || decision.featureId().isEmpty()) {
      throw new UnreadableRecordException("the decision names no installation");
    }
    Keys keys = new Keys(decision.tenantId().get(), decision.featureId().get());
    String key = message.key() == null ? null : new String(message.key(), StandardCharsets.UTF_8);
    if (!keys.equals(Keys.parse(key))) {
      throw new UnreadableRecordException("the key names another installation than the value");
    }
    return new Decision.OfInstallation(keys, decision);
  }
}
