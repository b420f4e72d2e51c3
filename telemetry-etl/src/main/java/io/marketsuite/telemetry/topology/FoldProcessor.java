package io.marketsuite.telemetry.topology;

import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.telemetry.domain.ClockAdvanced;
import io.marketsuite.telemetry.domain.ClockForwarding;
import io.marketsuite.telemetry.domain.InstallationFacts;
import io.marketsuite.telemetry.domain.LifecycleFold;
import io.marketsuite.telemetry.wire.ReadDecision;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * Per partition of the decision log: reads, folds each installation's decisions, and forwards the
 * ticks that matter. What cannot be read is forwarded as such and never stops it.
 */
final class FoldProcessor extends ContextualProcessor<byte[], byte[], String, Folded> {
  private static final Logger LOG = Logger.getLogger(FoldProcessor.class);

  /** The key of clock records: they go to every partition, so that it selects none. */
  private static final String EVERYWHERE = "*";

  private final Duration allowedLateness;
  private final IntSupplier eventPartitions;
  private KeyValueStore<String, InstallationFacts> facts;
  private KeyValueStore<Integer, Instant> clocks;

  FoldProcessor(Duration allowedLateness, IntSupplier eventPartitions) {
    this.allowedLateness = allowedLateness;
    this.eventPartitions = eventPartitions;
  }

  @Override
  public void init(ProcessorContext<String, Folded> context) {
    super.init(context);
    facts = context.getStateStore(StoreNames.INSTALLATION_FACTS);
    clocks = context.getStateStore(StoreNames.FORWARDED_CLOCKS);
  }

  @Override
  public void process(Record<byte[], byte[]> message) {
    RecordMetadata origin = context().recordMetadata().orElseThrow();
    try {
      switch (ReadDecision.read(message.key(), message.value())) {
        case ReadDecision.OfInstallation decision -> fold(decision, message);
        case ReadDecision.OfClock tick -> advance(origin.partition(), tick.at(), message);
      }
    } catch (UnreadableRecordException e) {
      LOG.warnf(
          "unreadable topic=%s partition=%d offset=%d reason=%s",
          origin.topic(), origin.partition(), origin.offset(), e.getMessage());
      forwardUnreadable(message, origin, e.getMessage());
    }
  }

  private void fold(ReadDecision.OfInstallation read, Record<byte[], byte[]> message) {
    String key = read.key().toString();
    InstallationFacts before = Optional.ofNullable(facts.get(key)).orElse(InstallationFacts.NONE);
    LifecycleFold.Folded folded = LifecycleFold.fold(before, read.decision());
    if (!folded.facts().equals(before)) {
      facts.put(key, folded.facts());
    }
    folded
        .made()
        .ifPresent(
            made -> forward(made.featureId(), new Folded.Counted(made), message.timestamp()));
  }

  private void advance(int partition, Instant at, Record<byte[], byte[]> message) {
    if (ClockForwarding.isDue(Optional.ofNullable(clocks.get(partition)), at, allowedLateness)) {
      clocks.put(partition, at);
      ClockAdvanced tick = new ClockAdvanced(partition, eventPartitions.getAsInt(), at);
      forward(EVERYWHERE, new Folded.Counted(tick), message.timestamp());
    }
  }

  private void forward(String key, Folded value, long timestamp) {
    context().forward(new Record<>(key, value, timestamp));
  }

  private void forwardUnreadable(
      Record<byte[], byte[]> message, RecordMetadata origin, String reason) {
    Headers headers = new RecordHeaders(message.headers());
    header(headers, "reason", reason);
    header(headers, "origin.topic", origin.topic());
    header(headers, "origin.partition", Integer.toString(origin.partition()));
    header(headers, "origin.offset", Long.toString(origin.offset()));
    Folded unreadable = new Folded.Unreadable(message.key(), message.value());
    context().forward(new Record<>(EVERYWHERE, unreadable, message.timestamp(), headers));
  }

  private static void header(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
