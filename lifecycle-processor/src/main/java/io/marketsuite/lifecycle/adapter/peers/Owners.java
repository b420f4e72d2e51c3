package io.marketsuite.lifecycle.adapter.peers;

import io.marketsuite.lifecycle.topology.LifecycleTopology;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Finds who holds a key, by what Kafka Streams knows of the last assignment. That can be out of
 * date for a moment; who is asked looks for itself, and does not ask on. Thread-safe.
 */
public final class Owners {
  private static final StringSerializer KEYS = new StringSerializer();

  private final KafkaStreams streams;
  private final HostInfo own;

  /**
   * @param own the address that this instance advertises, {@code host:port}
   */
  public Owners(KafkaStreams streams, String own) {
    this.streams = streams;
    this.own = HostInfo.buildFromEndpoint(own);
  }

  /**
   * Who holds a key; never throws because the state is not there yet.
   *
   * @param key {@code tenant/featureId}
   */
  public Owner of(String key) {
    KeyQueryMetadata found;
    try {
      found = streams.queryMetadataForKey(LifecycleTopology.STORE, key, KEYS);
    } catch (IllegalStateException | StreamsException notRunning) {
      return new Owner.Unknown();
    }
    if (found == null
        || found.equals(KeyQueryMetadata.NOT_AVAILABLE)
        || found.activeHost().equals(HostInfo.unavailable())) {
      return new Owner.Unknown();
    }
    HostInfo host = found.activeHost();
    return host.equals(own)
        ? new Owner.Here(found.partition())
        : new Owner.There(host.host(), host.port());
  }
}
