package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.TopicSpec;
import io.marketsuite.contracts.Topics;
import io.marketsuite.lifecycle.domain.Policy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** Builds the topology. A pure function of its policy: it can be tested without any service. */
public final class LifecycleTopology {
  /** The store of {@code Installation} by {@code tenant/featureId}. */
  public static final String STORE = "installations";

  static final String DECIDE = "decide";
  static final String TO_EVENTS = "to-events";
  static final String TO_STATE = "to-state";
  static final String TO_OUTCOMES = "to-outcomes";
  static final String TO_PROVISIONING = "to-provisioning-requests";
  static final String TO_CALLBACKS = "to-callback-requests";
  static final String TO_COMMANDS = "to-commands";
  static final String TO_UNREADABLE = "to-unreadable";
  static final String FORWARD = "forward-results";
  static final String TO_KEYED = "to-results-keyed";
  static final String FORWARD_UNREADABLE = "to-unreadable-results";

  static final String SERVICE = "lifecycle-processor";

  private LifecycleTopology() {}

  /** The topic that holds what the store holds, under an application id. */
  public static String changelog(String applicationId) {
    return applicationId + "-" + STORE + "-changelog";
  }

  /**
   * @param tickInterval how often each partition gets a tick, in wall-clock time
   */
  public static Topology build(Policy policy, Duration tickInterval) {
    return build(
        policy, tickInterval, Stores.persistentKeyValueStore(STORE), RecordLimits.STANDARD);
  }

  /**
   * @param store where installations are kept: RocksDB, but in tests that take it out
   */
  public static Topology build(
      Policy policy, Duration tickInterval, KeyValueBytesStoreSupplier store) {
    return build(policy, tickInterval, store, RecordLimits.STANDARD);
  }

  static Topology build(
      Policy policy, Duration tickInterval, KeyValueBytesStoreSupplier store, RecordLimits limits) {
    Topology topology = new Topology();
    source(topology, "commands", Topics.COMMANDS);
    source(topology, "stored", Topics.STORED);
    source(topology, "results-keyed", Topics.PROVISIONING_RESULTS_KEYED);
    source(topology, "callback-attempts", Topics.CALLBACK_ATTEMPTS);
    topology.addProcessor(
        DECIDE,
        () -> new DecideProcessor(policy, tickInterval, limits),
        "commands",
        "stored",
        "results-keyed",
        "callback-attempts");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(store, Serdes.String(), new InstallationSerde())
            .withLoggingEnabled(
                Map.of(
                    "cleanup.policy",
                    "compact",
                    "max.message.bytes",
                    Integer.toString(TopicSpec.MAX_RECORD_BYTES)))
            .withCachingDisabled(),
        DECIDE);
    sink(topology, TO_EVENTS, Topics.EVENTS, byPartitionOfTick());
    sink(topology, TO_COMMANDS, Topics.COMMANDS, byPartitionOfTick());
    sink(topology, TO_STATE, Topics.STATE);
    sink(topology, TO_OUTCOMES, Topics.OUTCOMES);
    sink(topology, TO_PROVISIONING, Topics.PROVISIONING_REQUESTS);
    sink(topology, TO_CALLBACKS, Topics.CALLBACK_REQUESTS);
    unreadable(topology, TO_UNREADABLE, DECIDE);
    forwarder(topology, limits);
    return topology;
  }

  private static void forwarder(Topology topology, RecordLimits limits) {
    source(topology, "results", Topics.PROVISIONING_RESULTS);
    topology.addProcessor(FORWARD, () -> new ForwardResults(limits), "results");
    topology.addSink(
        TO_KEYED,
        Topics.PROVISIONING_RESULTS_KEYED,
        new StringSerializer(),
        Outgoing.serializer(),
        FORWARD);
    unreadable(topology, FORWARD_UNREADABLE, FORWARD);
  }

  private static void source(Topology topology, String name, String topic) {
    topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
  }

  private static void sink(Topology topology, String name, String topic) {
    topology.addSink(name, topic, new StringSerializer(), Outgoing.serializer(), DECIDE);
  }

  private static void sink(
      Topology topology, String name, String topic, StreamPartitioner<String, Outgoing> by) {
    topology.addSink(name, topic, new StringSerializer(), Outgoing.serializer(), by, DECIDE);
  }

  private static void unreadable(Topology topology, String name, String parent) {
    topology.addSink(
        name,
        Topics.unreadable(SERVICE),
        new ByteArraySerializer(),
        new ByteArraySerializer(),
        parent);
  }

  /** A tick has no key: it, and its decision, stay in the partition whose clock it is. */
  private static StreamPartitioner<String, Outgoing> byPartitionOfTick() {
    return (topic, key, outgoing, partitions) ->
        Ticks.partition(outgoing.value()).map(Set::of).or(Optional::empty);
  }
}
