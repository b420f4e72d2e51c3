package io.marketsuite.telemetry.adapter.kafka;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.telemetry.application.MetricLog;
import io.marketsuite.telemetry.domain.MetricRow;
import io.marketsuite.telemetry.recompute.BatchRecompute;
import io.marketsuite.telemetry.recompute.BatchRow;
import io.marketsuite.telemetry.topology.MetricTopics;
import io.marketsuite.telemetry.wire.ReadDecision;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads whole topics with a plain consumer: no part of the stream has a hand in it. */
@ApplicationScoped
public class KafkaMetricLog implements MetricLog {
  private final TopicReader reader;
  private final EventPartitions partitions;
  private final TelemetryConfig config;

  KafkaMetricLog(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      EventPartitions partitions,
      TelemetryConfig config) {
    this.reader = new TopicReader(kafka, config.readPatience());
    this.partitions = partitions;
    this.config = config;
  }

  @Override
  public List<BatchRow> recompute() {
    BatchRecompute batch = new BatchRecompute(partitions.getAsInt(), config.allowedLateness());
    reader.read(Topics.EVENTS, message -> add(batch, message));
    return batch.rows();
  }

  /** What cannot be read counts in neither; the stream puts it aside. */
  private static void add(BatchRecompute batch, ConsumerRecord<byte[], byte[]> message) {
    try {
      switch (ReadDecision.read(message.key(), message.value())) {
        case ReadDecision.OfInstallation of -> batch.add(of.decision());
        case ReadDecision.OfClock tick -> batch.tick(message.partition(), tick.at());
      }
    } catch (UnreadableRecordException _) {
      return;
    }
  }

  @Override
  public Map<String, MetricRow> latestRows(String metric) {
    Map<String, MetricRow> latest = new TreeMap<>();
    reader.read(
        MetricTopics.byMetric().get(metric),
        message ->
            latest.put(
                new String(message.key(), StandardCharsets.UTF_8),
                Wire.read(message.value(), MetricRow.class)));
    return latest;
  }
}
