package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.topology.LifecycleTopology;
import io.marketsuite.lifecycle.topology.StateView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads this instance's own part of the state store.
 *
 * <p>Under exactly-once a query can see a write that is not committed yet; it may be undone if the
 * instance fails at that moment. What must be sure reads the state topic with read_committed.
 */
@ApplicationScoped
public class Installations {
  private final KafkaStreams streams;
  private final StateView view;

  Installations(KafkaStreams streams, StateView view) {
    this.streams = streams;
    this.view = view;
  }

  /**
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while tasks move or restore
   */
  public Optional<InstallationState> find(String tenantId, String featureId) {
    return Optional.ofNullable(store().get(Keys.of(tenantId, featureId))).map(view::of);
  }

  /** As {@link #find}, for all this instance holds. */
  public List<InstallationState> all() {
    List<InstallationState> found = new ArrayList<>();
    try (KeyValueIterator<String, Installation> entries = store().all()) {
      entries.forEachRemaining(entry -> found.add(view.of(entry.value)));
    }
    return found;
  }

  private ReadOnlyKeyValueStore<String, Installation> store() {
    return streams.store(
        StoreQueryParameters.fromNameAndType(
            LifecycleTopology.STORE, QueryableStoreTypes.keyValueStore()));
  }
}
