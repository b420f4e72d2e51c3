package io.marketsuite.systemtests.answers;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning, and goes on reading, on a thread of its own. */
final class Tail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  /** Kafka's isolation levels. */
  enum Isolation {
    /** Sees a record the moment it is appended. */
    READ_UNCOMMITTED,
    READ_COMMITTED
  }

  private final Map<String, Object> config;
  private final List<String> topics;
  private final Consumer<ConsumerRecord<byte[], byte[]>> handler;
  private final Thread thread;
  private volatile boolean closed;
  private volatile RuntimeException failure;

  Tail(
      String bootstrap,
      List<String> topics,
      Isolation isolation,
      Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    this.config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            isolation.name().toLowerCase(Locale.ROOT),
            ConsumerConfig.CLIENT_ID_CONFIG,
            "tail-" + UUID.randomUUID(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            // What a stop waits for must be seen at once.
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            20);
    this.topics = topics;
    this.handler = handler;
    this.thread = Thread.ofPlatform().name("tail-" + topics.getFirst()).daemon().start(this::run);
  }

  private void run() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!closed) {
        consumer.poll(POLL).forEach(handler);
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** Throws what ended the reading, if something did: what is not read is no evidence. */
  void requireAlive() {
    if (failure != null) {
      throw new IllegalStateException("reading " + topics + " has ended", failure);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
