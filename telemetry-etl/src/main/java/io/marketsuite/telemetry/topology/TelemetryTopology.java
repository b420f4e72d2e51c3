package io.marketsuite.telemetry.topology;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.wire.JsonSerde;
import io.marketsuite.telemetry.domain.InstallationFacts;
import io.marketsuite.telemetry.domain.MetricInput;
import io.marketsuite.telemetry.domain.MetricRow;
import io.marketsuite.telemetry.domain.MetricRow.DefinitionRef;
import io.marketsuite.telemetry.wire.TelemetryWire;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Decision records in, metric rows out.
 *
 * <pre>
 * marketplace.lifecycle.events
 *    │ fold-decisions (per installation, per partition)
 *    ├── unreadable ─────────────► telemetry-etl.unreadable
 *    └── counted ─► (repartition by feature; the clock to all) ─► aggregate-days
 *                                         └─► marketplace.metrics.* ─► a view on each instance
 * </pre>
 */
public final class TelemetryTopology {
  public static final String SERVICE = "telemetry-etl";

  /**
   * @param allowedLateness how long after its end a day stays provisional; not negative
   * @param eventPartitions how many partitions the decision log has; asked when a tick is forwarded
   * @param definitions by metric id
   */
  public record Config(
      Duration allowedLateness,
      IntSupplier eventPartitions,
      Map<String, DefinitionRef> definitions) {
    public Config {
      if (allowedLateness.isNegative()) {
        throw new IllegalArgumentException("the allowed lateness must not be negative");
      }
    }
  }

  private TelemetryTopology() {}

  public static Topology build(Config config) {
    StreamsBuilder builder = new StreamsBuilder();
    Map<String, KStream<String, Folded>> branches =
        builder.stream(
                Topics.EVENTS,
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("decisions"))
            .process(folding(config), Named.as("fold-decisions"))
            .split(Named.as("folded-"))
            .branch((key, value) -> value instanceof Folded.Unreadable, Branched.as("unreadable"))
            .defaultBranch(Branched.as("counted"));
    unreadable(branches.get("folded-unreadable"));
    aggregate(branches.get("folded-counted"), config);
    MetricTopics.byMetric().forEach((metric, topic) -> view(builder, metric, topic));
    return builder.build();
  }

  private static void unreadable(KStream<String, Folded> stream) {
    stream
        .map(
            (key, value) -> {
              Folded.Unreadable unreadable = (Folded.Unreadable) value;
              return KeyValue.pair(unreadable.key(), unreadable.value());
            },
            Named.as("unreadable-as-it-came"))
        .to(
            Topics.unreadable(SERVICE),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("unreadable-sink"));
  }

  private static void aggregate(KStream<String, Folded> stream, Config config) {
    stream
        .mapValues(value -> ((Folded.Counted) value).input(), Named.as("metric-inputs"))
        .repartition(
            Repartitioned.<String, MetricInput>as(StoreNames.FACTS_BY_FEATURE)
                .withKeySerde(Serdes.String())
                .withValueSerde(TelemetryWire.metricInputs())
                .withStreamPartitioner(new ByFeature()))
        .process(aggregating(config), Named.as("aggregate-days"))
        .to(
            (key, row, context) -> MetricTopics.of(row.metric()),
            Produced.with(Serdes.String(), TelemetryWire.rows()).withName("metrics-sink"));
  }

  /** Values stay bytes: a view must not fail on what stands in a topic. */
  private static void view(StreamsBuilder builder, String metric, String topic) {
    builder.globalTable(
        topic,
        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName(metric + "-rows"),
        Materialized.<String, byte[], KeyValueStore<Bytes, byte[]>>as(StoreNames.view(metric))
            .withKeySerde(Serdes.String())
            .withValueSerde(Serdes.ByteArray()));
  }

  private static ProcessorSupplier<byte[], byte[], String, Folded> folding(Config config) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<byte[], byte[], String, Folded> get() {
        return new FoldProcessor(config.allowedLateness(), config.eventPartitions());
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(StoreNames.INSTALLATION_FACTS),
                Serdes.String(),
                JsonSerde.of(InstallationFacts.class)),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(StoreNames.FORWARDED_CLOCKS),
                Serdes.Integer(),
                JsonSerde.of(Instant.class)));
      }
    };
  }

  private static ProcessorSupplier<String, MetricInput, String, MetricRow> aggregating(
      Config config) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, MetricInput, String, MetricRow> get() {
        return new AggregateProcessor(config.allowedLateness(), config.definitions());
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return StoredDayBook.stores();
      }
    };
  }
}
