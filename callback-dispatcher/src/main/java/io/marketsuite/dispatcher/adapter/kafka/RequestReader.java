package io.marketsuite.dispatcher.adapter.kafka;

import io.marketsuite.contracts.lifecycle.CallbackCancelled;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackTopicRecord;
import io.marketsuite.contracts.lifecycle.ProvisioningCancelled;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.History;
import io.marketsuite.dispatcher.domain.LaneItem;
import io.marketsuite.dispatcher.domain.Origin;
import io.marketsuite.dispatcher.domain.PartitionId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes lane items of records, and checks that a value says the same as its key. Thread-safe. */
public final class RequestReader {

  /**
   * How long deliveries are tried.
   *
   * @param callbacks from the request on
   * @param redrivenHooks from the redrive on; otherwise a hook's request brings its deadline
   */
  public record Patience(Duration callbacks, Duration redrivenHooks) {}

  private final DispatcherTopics topics;
  private final Patience patience;

  public RequestReader(DispatcherTopics topics, Patience patience) {
    this.topics = topics;
    this.patience = patience;
  }

  /**
   * Reads a record.
   *
   * @return empty if it is none of this service's business
   * @throws UnreadableRecordException if it is not what it should be
   */
  public Optional<LaneItem> read(ConsumerRecord<byte[], byte[]> message) {
    String key = message.key() == null ? null : new String(message.key(), StandardCharsets.UTF_8);
    Keys keys = Keys.parse(key);
    PartitionId partition = new PartitionId(message.topic(), message.partition());
    Origin origin = new Origin(partition, message.offset());
    try {
      return message.topic().equals(topics.callbackRequests())
          ? Optional.of(callback(message, origin, keys))
          : provisioning(message, origin, keys);
    } catch (NullPointerException e) {
      throw new UnreadableRecordException("a field is missing: " + e.getMessage());
    } catch (DateTimeException | ArithmeticException e) {
      throw new UnreadableRecordException("a time is out of range");
    }
  }

  private LaneItem callback(ConsumerRecord<byte[], byte[]> message, Origin origin, Keys keys) {
    CallbackTopicRecord value = Wire.read(message.value(), CallbackTopicRecord.class);
    check(keys, value.tenantId(), value.featureId());
    Objects.requireNonNull(value.commandId(), "command_id");
    return switch (value) {
      case CallbackRequest request -> callback(message, origin, keys, request);
      case CallbackCancelled cancelled ->
          new LaneItem.Cancellation(
              origin,
              keys.toString(),
              cancelled.commandId().toString(),
              Objects.requireNonNull(cancelled.ending(), "ending"));
    };
  }

  private LaneItem callback(
      ConsumerRecord<byte[], byte[]> message, Origin origin, Keys keys, CallbackRequest request) {
    Objects.requireNonNull(request.kind(), "kind");
    Objects.requireNonNull(request.status(), "status");
    Instant requestedAt = Objects.requireNonNull(request.requestedAt(), "requested_at");
    if (!request.kind().canCallBack() && request.endAs().isEmpty()) {
      throw new UnreadableRecordException("a command of that kind has no callback");
    }
    Optional<Redrive> redrive = Redrive.of(message.headers());
    Instant from = redrive.map(Redrive::at).orElse(requestedAt);
    Delivery delivery = new Delivery.Callback(request, from.plus(patience.callbacks()));
    return entry(origin, keys, delivery, redrive);
  }

  private Optional<LaneItem> provisioning(
      ConsumerRecord<byte[], byte[]> message, Origin origin, Keys keys) {
    ProvisioningTopicRecord value = Wire.read(message.value(), ProvisioningTopicRecord.class);
    check(keys, value.tenantId(), value.featureId());
    Objects.requireNonNull(value.requestId(), "request_id");
    return switch (value) {
      case ProvisioningRequest request -> hook(message, origin, keys, request);
      case ProvisioningCancelled cancelled ->
          Optional.of(
              new LaneItem.Cancellation(
                  origin, keys.toString(), cancelled.requestId(), CallbackEnding.SUPERSEDED));
    };
  }

  private Optional<LaneItem> hook(
      ConsumerRecord<byte[], byte[]> message,
      Origin origin,
      Keys keys,
      ProvisioningRequest request) {
    Stream.of(request.kind(), request.delivery(), request.deadline())
        .forEach(field -> Objects.requireNonNull(field, "kind, delivery or deadline"));
    return switch (request.delivery()) {
      case NONE, KAFKA -> Optional.empty();
      case HTTP -> {
        Optional<Redrive> redrive = Redrive.of(message.headers());
        Instant giveUpAt =
            redrive
                .map(again -> again.at().plus(patience.redrivenHooks()))
                .orElse(request.deadline());
        Instant requestedAt = Instant.ofEpochMilli(message.timestamp());
        yield Optional.of(
            entry(origin, keys, new Delivery.Hook(request, requestedAt, giveUpAt), redrive));
      }
    };
  }

  private static LaneItem entry(
      Origin origin, Keys keys, Delivery delivery, Optional<Redrive> redrive) {
    History history = redrive.map(Redrive::history).orElse(History.NONE);
    return new LaneItem.Entry(origin, keys.toString(), delivery, history, false);
  }

  private static void check(Keys keys, String tenantId, String featureId) {
    if (!keys.tenantId().equals(tenantId) || !keys.featureId().equals(featureId)) {
      throw new UnreadableRecordException("the key names another tenant or feature");
    }
  }
}
