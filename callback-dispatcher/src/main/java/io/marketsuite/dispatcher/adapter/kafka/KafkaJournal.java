package io.marketsuite.dispatcher.adapter.kafka;

import io.marketsuite.contracts.lifecycle.CallbackAttempted;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningAttempted;
import io.marketsuite.contracts.lifecycle.ProvisioningEnded;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.dispatcher.application.Attempt;
import io.marketsuite.dispatcher.application.Journal;
import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.History;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import io.marketsuite.dispatcher.domain.VendorAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * The journal in Kafka, through an idempotent producer that waits for all replicas. Thread-safe;
 * the producer belongs to the caller.
 */
public final class KafkaJournal implements Journal {
  private final Producer<byte[], byte[]> producer;
  private final DispatcherTopics topics;

  public KafkaJournal(Producer<byte[], byte[]> producer, DispatcherTopics topics) {
    this.producer = producer;
    this.topics = topics;
  }

  @Override
  public void attempted(Delivery delivery, Attempt attempt) {
    switch (delivery) {
      case Delivery.Callback callback ->
          send(topics.callbackAttempts(), delivery, attempted(callback.request(), attempt));
      case Delivery.Hook hook ->
          send(topics.provisioningAttempts(), delivery, attempted(hook.request(), attempt));
    }
  }

  private static CallbackAttempted attempted(CallbackRequest request, Attempt attempt) {
    return new CallbackAttempted(
        Wire.SCHEMA_VERSION,
        request.commandId(),
        request.tenantId(),
        request.featureId(),
        request.generation(),
        request.kind(),
        attempt.number(),
        attempt.outcome(),
        attempt.result().httpStatus(),
        attempt.latency().toMillis(),
        attempt.result().error(),
        attempt.at());
  }

  private static ProvisioningAttempted attempted(ProvisioningRequest request, Attempt attempt) {
    return new ProvisioningAttempted(
        Wire.SCHEMA_VERSION,
        request.requestId(),
        request.tenantId(),
        request.featureId(),
        request.generation(),
        request.kind(),
        attempt.number(),
        attempt.outcome(),
        attempt.result().httpStatus(),
        attempt.latency().toMillis(),
        attempt.result().error(),
        attempt.at());
  }

  @Override
  public void ended(Delivery delivery, CallbackEnding ending, int attempts, Instant at) {
    switch (delivery) {
      case Delivery.Callback callback ->
          send(
              topics.callbackAttempts(), delivery, ended(callback.request(), ending, attempts, at));
      case Delivery.Hook hook ->
          send(
              topics.provisioningAttempts(), delivery, ended(hook.request(), ending, attempts, at));
    }
  }

  private static CallbackEnded ended(
      CallbackRequest request, CallbackEnding ending, int attempts, Instant at) {
    return new CallbackEnded(
        Wire.SCHEMA_VERSION,
        request.commandId(),
        request.tenantId(),
        request.featureId(),
        request.generation(),
        request.kind(),
        ending,
        attempts,
        at);
  }

  private static ProvisioningEnded ended(
      ProvisioningRequest request, CallbackEnding ending, int attempts, Instant at) {
    return new ProvisioningEnded(
        Wire.SCHEMA_VERSION,
        request.requestId(),
        request.tenantId(),
        request.featureId(),
        request.generation(),
        request.kind(),
        ending,
        attempts,
        at);
  }

  @Override
  public void answered(Delivery delivery, VendorAnswer answer) {
    ProvisioningStatus status =
        answer.succeeded() ? ProvisioningStatus.SUCCESS : ProvisioningStatus.FAILED;
    send(
        topics.provisioningResults(),
        delivery,
        new ProvisioningResult(
            Wire.SCHEMA_VERSION,
            delivery.id(),
            delivery.tenantId(),
            delivery.featureId(),
            status,
            answer.detail()));
  }

  @Override
  public void deadLettered(Entry entry, Instant at) {
    ProducerRecord<byte[], byte[]> copy =
        switch (entry.delivery()) {
          case Delivery.Callback callback ->
              record(topics.callbackDeadLetters(), entry.delivery(), callback.request());
          case Delivery.Hook hook ->
              record(topics.provisioningDeadLetters(), entry.delivery(), hook.request());
        };
    Map<String, Object> headers =
        Map.of(
            "origin.topic", entry.origin().partition().topic(),
            "origin.partition", entry.origin().partition().partition(),
            "origin.offset", entry.origin().offset(),
            "attempts", entry.history().attempts(),
            "last-error", entry.history().lastError().orElse("none"),
            "dead-lettered-at", at);
    headers.forEach((name, value) -> copy.headers().add(name, utf8(value.toString())));
    awaitAcknowledged(copy);
  }

  @Override
  public void redriven(Delivery delivery, History before, Instant at) {
    ProducerRecord<byte[], byte[]> again =
        switch (delivery) {
          case Delivery.Callback callback ->
              record(topics.callbackRequests(), delivery, callback.request());
          case Delivery.Hook hook ->
              record(topics.provisioningRequests(), delivery, hook.request());
        };
    new Redrive(at, before).writeTo(again.headers());
    awaitAcknowledged(again);
  }

  /**
   * Sets a record aside that could not be read, as it is.
   *
   * @param reason fit for an operator, without anything of the value
   * @throws UnavailableException if it was not acknowledged
   */
  void unreadable(ConsumerRecord<byte[], byte[]> message, String reason) {
    ProducerRecord<byte[], byte[]> aside =
        new ProducerRecord<>(topics.unreadable(), message.key(), message.value());
    message.headers().forEach(header -> aside.headers().add(header));
    aside.headers().add("reason", utf8(reason));
    aside.headers().add("origin.topic", utf8(message.topic()));
    aside.headers().add("origin.partition", utf8(Integer.toString(message.partition())));
    aside.headers().add("origin.offset", utf8(Long.toString(message.offset())));
    awaitAcknowledged(aside);
  }

  private void send(String topic, Delivery delivery, Object value) {
    awaitAcknowledged(record(topic, delivery, value));
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, Delivery delivery, Object value) {
    String key = Keys.of(delivery.tenantId(), delivery.featureId());
    return new ProducerRecord<>(topic, utf8(key), Wire.write(value));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void awaitAcknowledged(ProducerRecord<byte[], byte[]> message) {
    try {
      producer.send(message).get();
    } catch (ExecutionException e) {
      throw new UnavailableException("not written to " + message.topic(), e.getCause());
    } catch (KafkaException | IllegalStateException e) {
      throw new UnavailableException("not written to " + message.topic(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while writing to " + message.topic(), e);
    }
  }
}
