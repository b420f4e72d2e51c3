package io.marketsuite.ingress.adapter.kafka;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.ingress.application.TelemetryLog;
import io.marketsuite.ingress.domain.telemetry.TelemetryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** The topic of raw telemetry, keyed by tenant; the broker's time is the recorded time. */
public final class KafkaTelemetryLog implements TelemetryLog {
  private static final Duration ASK_AGAIN = Duration.ofMillis(50);

  private final Producer<byte[], byte[]> producer;

  public KafkaTelemetryLog(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Learns where the topic is, so that the first event need not be refused. Blocks until it is
   * known; returns early when the thread is interrupted or the producer is closed.
   */
  public void warmUp() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        producer.partitionsFor(Topics.TELEMETRY_RAW);
        return;
      } catch (IllegalStateException closed) {
        return;
      } catch (KafkaException notYet) {
        LockSupport.parkNanos(ASK_AGAIN.toNanos());
      }
    }
  }

  /** The record's value. */
  record RawTelemetry(
      int schemaVersion,
      String id,
      String source,
      String type,
      Instant time,
      String tenantId,
      String featureId,
      Map<String, Object> data) {}

  @Override
  public CompletionStage<Void> append(TelemetryEvent event, Optional<String> traceparent) {
    RawTelemetry value =
        new RawTelemetry(
            Wire.SCHEMA_VERSION,
            event.id(),
            event.source(),
            event.type().wireName(),
            event.time(),
            event.tenantId(),
            event.featureId(),
            event.data());
    ProducerRecord<byte[], byte[]> message =
        Appending.message(Topics.TELEMETRY_RAW, event.tenantId(), Wire.write(value));
    Appending.describe(
        message.headers(), event.id(), event.source(), event.type().wireName(), traceparent);
    Appending.header(message.headers(), "ce_time", event.time().toString());
    return Appending.send(producer, message);
  }
}
