package io.marketsuite.lifecycle.adapter.orders;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.application.Decisions;
import io.marketsuite.lifecycle.application.LogAwayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Watches {@code marketplace.lifecycle.events} from its end: one consumer per watch, assigned,
 * without a group, {@code read_committed}. Operators' orders are rare, so that nothing is read
 * while there are none. Thread-safe.
 */
public final class KafkaDecisions implements Decisions {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private final Map<String, Object> config;

  public KafkaDecisions(String bootstrapServers) {
    this.config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "lifecycle-processor-order-watch",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "latest",
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) LIMIT.toMillis(),
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) LIMIT.toMillis());
  }

  @Override
  public Watch watch() {
    Consumer<byte[], byte[]> consumer = consumer();
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.EVENTS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new UnknownTopicOrPartitionException(Topics.EVENTS);
      }
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      // Seeking is lazy: only a position that was asked for is one.
      partitions.forEach(consumer::position);
      return new Watching(consumer);
    } catch (KafkaException away) {
      close(consumer);
      throw new LogAwayException(away);
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    try {
      return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException away) {
      throw new LogAwayException(away);
    }
  }

  private static void close(Consumer<byte[], byte[]> consumer) {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  private static final class Watching implements Watch {
    private final Consumer<byte[], byte[]> consumer;

    private Watching(Consumer<byte[], byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public List<DecisionRecord> next(Duration atMost) {
      try {
        List<DecisionRecord> decisions = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(atMost)) {
          read(message, decisions);
        }
        return decisions;
      } catch (KafkaException away) {
        throw new LogAwayException(away);
      }
    }

    /** What cannot be read is not about an order of this release. */
    private static void read(
        ConsumerRecord<byte[], byte[]> message, List<DecisionRecord> decisions) {
      try {
        decisions.add(Wire.read(message.value(), DecisionRecord.class));
      } catch (UnreadableRecordException _) {
        // Its readers put it aside.
      }
    }

    @Override
    public void close() {
      KafkaDecisions.close(consumer);
    }
  }
}
