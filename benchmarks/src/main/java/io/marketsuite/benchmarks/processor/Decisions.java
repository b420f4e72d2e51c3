package io.marketsuite.benchmarks.processor;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Sees every committed decision about a command from its start on, in a thread of its own.
 * Thread-safe.
 */
final class Decisions implements AutoCloseable {
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();
  private final AtomicLong twice = new AtomicLong();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * A decision.
   *
   * @param nanoTime when it could be read
   */
  record Seen(int partition, long nanoTime) {}

  Decisions(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.EVENTS).stream()
            .map(it -> new TopicPartition(Topics.EVENTS, it.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name("decisions").daemon().start(this::read);
  }

  private void read() {
    while (!closed) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        DecisionRecord decision = Wire.read(record.value(), DecisionRecord.class);
        if (decision.input().value() instanceof Command command
            && seen.put(command.commandId(), new Seen(record.partition(), System.nanoTime()))
                != null) {
          twice.incrementAndGet();
        }
      }
    }
    consumer.close();
  }

  /** The decision about a command; null before it can be read. */
  Seen of(UUID commandId) {
    return seen.get(commandId);
  }

  /** How many commands were decided more than once: none, if all is well. */
  long twice() {
    return twice.get();
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
