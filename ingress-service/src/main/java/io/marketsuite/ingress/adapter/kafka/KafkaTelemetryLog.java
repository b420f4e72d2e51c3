package io.marketsuite.ingress.adapter.kafka;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.ingress.application.TelemetryLog;
import io.marketsuite.ingress.domain.telemetry.TelemetryEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topic of raw telemetry, keyed by tenant; the broker's time is the recorded time. */
public final class KafkaTelemetryLog implements TelemetryLog {
  private final Producer<byte[], byte[]> producer;

  public KafkaTelemetryLog(Producer<byte[], byte[]> producer) {
    this.producer = producer;
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
