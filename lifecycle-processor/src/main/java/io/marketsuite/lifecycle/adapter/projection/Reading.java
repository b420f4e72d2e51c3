package io.marketsuite.lifecycle.adapter.projection;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.lifecycle.ProvisioningAttemptRecord;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.timeline.Lines;
import io.marketsuite.lifecycle.timeline.Place;
import io.marketsuite.lifecycle.timeline.References;
import io.marketsuite.lifecycle.timeline.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads what the timeline is made of.
 *
 * <p>Callbacks' attempts and endings, answers, stored and erased are inputs of the processor: they
 * stand in the decision records and are not read a second time. Only the hook's attempts, of which
 * nothing is decided, and the vendor's free text, to which the truth only refers, come from
 * elsewhere.
 */
final class Reading {
  static final List<String> TOPICS =
      List.of(
          Topics.EVENTS, Topics.STATE, Topics.PROVISIONING_RESULTS, Topics.PROVISIONING_ATTEMPTS);

  private Reading() {}

  /**
   * @throws UnreadableRecordException if it is not what its topic holds
   */
  static Read of(ConsumerRecord<byte[], byte[]> message) {
    Place place = new Place(message.topic(), message.partition(), message.offset());
    try {
      return switch (message.topic()) {
        case Topics.EVENTS -> decision(place, message);
        case Topics.STATE -> state(place, message);
        case Topics.PROVISIONING_RESULTS -> text(place, message);
        case Topics.PROVISIONING_ATTEMPTS -> attempt(place, message);
        default -> throw new UnreadableRecordException("nothing is expected on this topic");
      };
    } catch (NullPointerException e) {
      throw new UnreadableRecordException("the record lacks a field it must have");
    }
  }

  private static Read decision(Place place, ConsumerRecord<byte[], byte[]> message) {
    DecisionRecord decision = Wire.read(message.value(), DecisionRecord.class);
    if (decision.input().value() instanceof Tick tick) {
      return new Read.OfTick(place, tick.at());
    }
    requireKey(
        message,
        decision.tenantId().orElseThrow(Reading::nameless),
        decision.featureId().orElseThrow(Reading::nameless));
    return Lines.of(decision)
        .<Read>map(line -> new Read.OfLine(place, line, true))
        .orElseGet(() -> new Read.OfNothing(place));
  }

  private static Read state(Place place, ConsumerRecord<byte[], byte[]> message) {
    InstallationState state = Wire.read(message.value(), InstallationState.class);
    requireKey(message, state.tenantId(), state.featureId());
    return new Read.OfState(place, state);
  }

  private static Read attempt(Place place, ConsumerRecord<byte[], byte[]> message) {
    ProvisioningAttemptRecord attempt = Wire.read(message.value(), ProvisioningAttemptRecord.class);
    requireKey(message, attempt.tenantId(), attempt.featureId());
    return new Read.OfLine(place, Lines.of(attempt), false);
  }

  /** A vendor's client partitions and keys as it likes; the truth refers to this very place. */
  private static Read text(Place place, ConsumerRecord<byte[], byte[]> message) {
    ProvisioningResult result = Wire.read(message.value(), ProvisioningResult.class);
    Keys keys = Keys.parse(Keys.of(result.tenantId(), result.featureId()));
    return result
        .detail()
        .<Read>map(
            text ->
                new Read.OfText(
                    place,
                    keys.tenantId(),
                    keys.featureId(),
                    References.request(Texts.plain(result.requestId())),
                    Texts.plain(text),
                    Instant.ofEpochMilli(message.timestamp())))
        .orElseGet(() -> new Read.OfNothing(place));
  }

  private static void requireKey(
      ConsumerRecord<byte[], byte[]> message, String tenantId, String featureId) {
    String key = message.key() == null ? null : new String(message.key(), StandardCharsets.UTF_8);
    if (!Keys.of(tenantId, featureId).equals(key)) {
      throw new UnreadableRecordException("the key is not the value's tenant/feature");
    }
  }

  private static UnreadableRecordException nameless() {
    return new UnreadableRecordException("the decision names no installation");
  }
}
