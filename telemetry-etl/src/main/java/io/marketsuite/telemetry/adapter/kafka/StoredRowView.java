package io.marketsuite.telemetry.adapter.kafka;

import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.telemetry.application.RowView;
import io.marketsuite.telemetry.domain.MetricRow;
import io.marketsuite.telemetry.topology.StoreNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The topology's global view of a metric's topic: whole on every instance. */
@ApplicationScoped
public class StoredRowView implements RowView {
  private final KafkaStreams streams;

  StoredRowView(KafkaStreams streams) {
    this.streams = streams;
  }

  @Override
  public List<MetricRow> rows(String metric, Optional<String> feature) {
    try {
      ReadOnlyKeyValueStore<String, byte[]> view =
          streams.store(
              StoreQueryParameters.fromNameAndType(
                  StoreNames.view(metric), QueryableStoreTypes.keyValueStore()));
      List<MetricRow> rows = new ArrayList<>();
      try (KeyValueIterator<String, byte[]> found =
          feature
              .map(name -> view.prefixScan(name + "/", new StringSerializer()))
              .orElseGet(view::all)) {
        found.forEachRemaining(entry -> rows.add(Wire.read(entry.value, MetricRow.class)));
      }
      return rows;
    } catch (InvalidStateStoreException e) {
      throw new NotReadyException(e);
    }
  }
}
