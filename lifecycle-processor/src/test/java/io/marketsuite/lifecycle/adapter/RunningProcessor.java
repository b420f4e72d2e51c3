package io.marketsuite.lifecycle.adapter;

import io.marketsuite.contracts.TopicSpec;
import io.marketsuite.contracts.Topics;
import io.marketsuite.lifecycle.adapter.kafka.StreamFailures;
import io.marketsuite.lifecycle.domain.Policy;
import io.marketsuite.lifecycle.topology.LifecycleTopology;
import io.marketsuite.lifecycle.topology.PuttingAside;
import io.marketsuite.lifecycle.topology.RefusedRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The real topology in real Kafka Streams on a real broker, with the settings of application.yaml
 * that matter, and without the rest of the service.
 */
public final class RunningProcessor implements AutoCloseable {
  /** The shortest that a broker allows. */
  public static final Duration SESSION = Duration.ofSeconds(6);

  private final KafkaStreams streams;

  private RunningProcessor(KafkaStreams streams) {
    this.streams = streams;
  }

  /**
   * Starts it and returns at once.
   *
   * @param state an empty folder, or what an earlier one left
   */
  public static RunningProcessor start(
      String bootstrapServers, String applicationId, Path state, Policy policy) {
    KafkaStreams streams =
        new KafkaStreams(
            LifecycleTopology.build(policy, Duration.ofMinutes(1)),
            settings(bootstrapServers, applicationId, state));
    streams.setUncaughtExceptionHandler(new StreamFailures());
    streams.start();
    return new RunningProcessor(streams);
  }

  private static Properties settings(String bootstrapServers, String applicationId, Path state) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, PuttingAside.class);
    settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedRecords.class);
    settings.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        Topics.unreadable("lifecycle-processor"));
    settings.put("consumer.auto.offset.reset", "earliest");
    settings.put("consumer.session.timeout.ms", (int) SESSION.toMillis());
    settings.put("consumer.heartbeat.interval.ms", 500);
    settings.put("producer.max.request.size", TopicSpec.MAX_RECORD_BYTES);
    settings.put("producer.transaction.timeout.ms", 10_000);
    return settings;
  }

  public KafkaStreams.State state() {
    return streams.state();
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(20));
  }
}
