package io.marketsuite.telemetry.topology;

import io.marketsuite.contracts.wire.JsonSerde;
import io.marketsuite.telemetry.domain.Counts;
import io.marketsuite.telemetry.domain.DayBook;
import io.marketsuite.telemetry.domain.DayTally;
import io.marketsuite.telemetry.domain.FeatureSpan;
import io.marketsuite.telemetry.domain.LifecycleClock;
import io.marketsuite.telemetry.domain.MetricRow;
import io.marketsuite.telemetry.wire.TelemetryWire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The day book in state stores. Keys are {@code feature/day} and {@code feature/day/tenant}. */
record StoredDayBook(
    KeyValueStore<String, LifecycleClock> clocks,
    KeyValueStore<String, FeatureSpan> features,
    KeyValueStore<String, DayTally> tallies,
    KeyValueStore<String, Counts> tenants,
    KeyValueStore<String, MetricRow> rows)
    implements DayBook {
  private static final String THE_CLOCK = "clock";

  static Set<StoreBuilder<?>> stores() {
    return Set.of(
        store(StoreNames.CLOCK, JsonSerde.of(LifecycleClock.class)),
        store(StoreNames.SPANS, JsonSerde.of(FeatureSpan.class)),
        store(StoreNames.TALLIES, JsonSerde.of(DayTally.class)),
        store(StoreNames.TENANT_COUNTS, JsonSerde.of(Counts.class)),
        store(StoreNames.ROWS, TelemetryWire.rows()));
  }

  private static <V> StoreBuilder<?> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), values);
  }

  static StoredDayBook of(ProcessingContext context) {
    return new StoredDayBook(
        context.getStateStore(StoreNames.CLOCK),
        context.getStateStore(StoreNames.SPANS),
        context.getStateStore(StoreNames.TALLIES),
        context.getStateStore(StoreNames.TENANT_COUNTS),
        context.getStateStore(StoreNames.ROWS));
  }

  @Override
  public LifecycleClock clock() {
    return Optional.ofNullable(clocks.get(THE_CLOCK)).orElse(LifecycleClock.NOT_STARTED);
  }

  @Override
  public void remember(LifecycleClock clock) {
    clocks.put(THE_CLOCK, clock);
  }

  @Override
  public Optional<FeatureSpan> span(String featureId) {
    return Optional.ofNullable(features.get(featureId));
  }

  @Override
  public List<FeatureSpan> spans() {
    List<FeatureSpan> found = new ArrayList<>();
    try (KeyValueIterator<String, FeatureSpan> all = features.all()) {
      all.forEachRemaining(entry -> found.add(entry.value));
    }
    return found;
  }

  @Override
  public void remember(FeatureSpan span) {
    features.put(span.featureId(), span);
  }

  @Override
  public DayTally tally(String featureId, LocalDate day) {
    return Optional.ofNullable(tallies.get(key(featureId, day))).orElse(DayTally.NOTHING);
  }

  @Override
  public void remember(String featureId, LocalDate day, DayTally tally) {
    tallies.put(key(featureId, day), tally);
  }

  @Override
  public Counts tenantCounts(String featureId, LocalDate day, String tenantId) {
    return Optional.ofNullable(tenants.get(tenantPrefix(featureId, day) + tenantId))
        .orElse(Counts.NONE);
  }

  @Override
  public Map<String, Counts> tenantCounts(String featureId, LocalDate day) {
    Map<String, Counts> found = new TreeMap<>();
    String prefix = tenantPrefix(featureId, day);
    try (KeyValueIterator<String, Counts> ofDay =
        tenants.prefixScan(prefix, new StringSerializer())) {
      ofDay.forEachRemaining(entry -> found.put(entry.key.substring(prefix.length()), entry.value));
    }
    return found;
  }

  @Override
  public void remember(String featureId, LocalDate day, String tenantId, Counts counts) {
    tenants.put(tenantPrefix(featureId, day) + tenantId, counts);
  }

  @Override
  public Optional<MetricRow> written(String metric, String key) {
    return Optional.ofNullable(rows.get(metric + "/" + key));
  }

  @Override
  public void remember(MetricRow row) {
    rows.put(row.metric() + "/" + row.key(), row);
  }

  private static String key(String featureId, LocalDate day) {
    return featureId + "/" + day;
  }

  private static String tenantPrefix(String featureId, LocalDate day) {
    return key(featureId, day) + "/";
  }
}
