package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.topology.LifecycleTopology;
import io.marketsuite.lifecycle.topology.StateView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
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
   * What is held of a key in a partition of this instance's.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while tasks move or restore,
   *     and if the partition is not this instance's: then nothing can be said
   */
  public Optional<InstallationState> find(int partition, String key) {
    return Optional.ofNullable(store(partition).get(key)).map(view::of);
  }

  private ReadOnlyKeyValueStore<String, Installation> store(int partition) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(
                LifecycleTopology.STORE, QueryableStoreTypes.<String, Installation>keyValueStore())
            .withPartition(partition));
  }
}
