package io.marketsuite.telemetry.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic from its beginning to the end it has when the reading starts, committed records
 * only, in the order of each partition. Without a group: it leaves nothing behind. Thread-safe.
 */
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> kafka;
  private final Duration patience;

  /**
   * @param patience how long it may make no progress
   */
  TopicReader(Map<String, Object> kafka, Duration patience) {
    this.kafka = new HashMap<>(kafka);
    this.kafka
        .keySet()
        .removeIf(key -> key.endsWith(".serializer") || key.endsWith("deserializer"));
    this.kafka.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.kafka.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.patience = patience;
  }

  /**
   * @return the number of partitions
   * @throws TimeoutException if the broker is away, or a partition's end is not reached
   */
  int read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, patience).stream()
              .map(it -> new TopicPartition(topic, it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
      long lastProgress = System.nanoTime();
      long read = progress(consumer, ends);
      while (isBehind(consumer, ends)) {
        consumer.poll(POLL).forEach(message -> inRange(message, ends, each));
        long now = progress(consumer, ends);
        if (now > read) {
          read = now;
          lastProgress = System.nanoTime();
        } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
          throw new TimeoutException("reading " + topic + " to its end made no progress");
        }
      }
      return partitions.size();
    }
  }

  private static boolean isBehind(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private static long progress(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.keySet().stream().mapToLong(consumer::position).sum();
  }

  private static void inRange(
      ConsumerRecord<byte[], byte[]> message,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    if (message.offset() < ends.get(new TopicPartition(message.topic(), message.partition()))) {
      each.accept(message);
    }
  }
}
