package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.CallbackAttemptRecord;
import io.marketsuite.contracts.lifecycle.CallbackTopicRecord;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.Outcome;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.lifecycle.StoredTopicRecord;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.wire.JsonSerde;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.topology.InstallationSerde;
import io.marketsuite.lifecycle.topology.LifecycleTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;

/**
 * The topology in a driver that dies as a process under exactly-once does: what it wrote since its
 * last commit is as if it had never been, its local state is gone, and the next one builds it from
 * the changelog's committed records. Each input is a transaction of its own.
 */
final class CrashingProcessor implements AutoCloseable {
  private static final String APPLICATION = "lifecycle-processor";
  private static final String KEY = Keys.of(Fixtures.TENANT, Fixtures.FEATURE);

  private final Policy policy;
  private final Path folder;
  private final Map<Bytes, byte[]> changelog = new HashMap<>();
  private TopologyTestDriver driver;
  private int starts;

  CrashingProcessor(Policy policy, Path folder) {
    this.policy = policy;
    this.folder = folder;
    start();
  }

  /** What one transaction wrote. */
  record Written(
      List<DecisionRecord> decisions,
      List<InstallationState> states,
      List<Outcome> outcomes,
      List<ProvisioningTopicRecord> provisioning,
      List<CallbackTopicRecord> callbacks,
      int putAside) {}

  /** Takes an input and commits. */
  Written take(Step step) {
    send(step);
    changelogRecords()
        .forEach(
            it -> {
              if (it.value == null) {
                changelog.remove(Bytes.wrap(it.key));
              } else {
                changelog.put(Bytes.wrap(it.key), it.value);
              }
            });
    return new Written(
        values(Topics.EVENTS, DecisionRecord.class),
        values(Topics.STATE, InstallationState.class),
        values(Topics.OUTCOMES, Outcome.class),
        values(Topics.PROVISIONING_REQUESTS, ProvisioningTopicRecord.class),
        values(Topics.CALLBACK_REQUESTS, CallbackTopicRecord.class),
        values(Topics.unreadable(APPLICATION), Object.class).size());
  }

  /** Takes an input and dies before the commit. */
  void dieOver(Step step) {
    send(step);
    restart();
  }

  /** Dies, or is stopped, between two inputs. */
  void restart() {
    driver.close();
    start();
  }

  /** How often it was started. */
  int starts() {
    return starts;
  }

  /** What its store holds. */
  Optional<Installation> installation() {
    KeyValueStore<String, Installation> store = driver.getKeyValueStore(LifecycleTopology.STORE);
    return Optional.ofNullable(store.get(KEY));
  }

  /** What the next process would find. */
  Optional<Installation> inChangelog() {
    return Optional.ofNullable(changelog.get(Bytes.wrap(KEY.getBytes())))
        .map(bytes -> new InstallationSerde().deserializer().deserialize("", bytes));
  }

  private void start() {
    starts++;
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    driver =
        new TopologyTestDriver(
            LifecycleTopology.build(policy, Duration.ofMinutes(1), new Restored(changelog)),
            settings);
  }

  private void send(Step step) {
    LifecycleInput input = step.input();
    // A vendor's own partitioning is not ours.
    String key = input instanceof ProvisioningResult it ? it.requestId() : KEY;
    driver
        .createInputTopic(topic(input), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(input instanceof Tick ? null : key, Wire.write(input), step.recordedAt());
  }

  private static String topic(LifecycleInput input) {
    return switch (input) {
      case CommandTopicRecord it -> Topics.COMMANDS;
      case StoredTopicRecord it -> Topics.STORED;
      case ProvisioningResult it -> Topics.PROVISIONING_RESULTS;
      case CallbackAttemptRecord it -> Topics.CALLBACK_ATTEMPTS;
    };
  }

  private <T> List<T> values(String topic, Class<T> type) {
    return driver
        .createOutputTopic(topic, new StringDeserializer(), JsonSerde.of(type).deserializer())
        .readValuesToList();
  }

  private List<KeyValue<byte[], byte[]>> changelogRecords() {
    return driver
        .createOutputTopic(
            LifecycleTopology.changelog(APPLICATION),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .readKeyValuesToList();
  }

  @Override
  public void close() {
    driver.close();
  }

  /** A store that is full of the changelog's records before its task starts. */
  private record Restored(Map<Bytes, byte[]> changelog) implements KeyValueBytesStoreSupplier {
    @Override
    public String name() {
      return LifecycleTopology.STORE;
    }

    @Override
    public KeyValueStore<Bytes, byte[]> get() {
      return new InMemoryKeyValueStore(name()) {
        @Override
        public void init(StateStoreContext context, StateStore root) {
          super.init(context, root);
          changelog.forEach(this::put);
        }
      };
    }

    @Override
    public String metricsScope() {
      return "in-memory";
    }
  }
}
