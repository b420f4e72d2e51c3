package io.marketsuite.lifecycle.adapter.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic once, from its beginning to the end it has when the reading begins. */
public final class WholeTopic {
  private static final Duration POLL = Duration.ofMillis(500);

  private WholeTopic() {}

  /** How far a reading is, in records of the log (aborted ones and markers included). */
  @FunctionalInterface
  public interface Progress {
    void at(long read, long all);
  }

  /**
   * Committed records only, in each partition's order.
   *
   * @param kafka settings of the client
   * @return how many partitions the topic has
   * @throws IllegalStateException if there is no such topic
   */
  static int read(
      Map<String, Object> kafka,
      String topic,
      Consumer<ConsumerRecord<String, byte[]>> each,
      Progress progress) {
    return read(kafka, topic, new StringDeserializer(), each, progress);
  }

  /**
   * The same, with keys as the deserializer reads them.
   *
   * @throws IllegalStateException if there is no such topic
   */
  public static <K> int read(
      Map<String, Object> kafka,
      String topic,
      Deserializer<K> keys,
      Consumer<ConsumerRecord<K, byte[]>> each,
      Progress progress) {
    try (KafkaConsumer<K, byte[]> consumer = consumer(kafka, keys)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(it -> new TopicPartition(topic, it.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new IllegalStateException("There is no topic " + topic);
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      readTo(consumer, consumer.endOffsets(partitions), each, progress);
      return partitions.size();
    }
  }

  private static <K> void readTo(
      KafkaConsumer<K, byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<K, byte[]>> each,
      Progress progress) {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet());
    long all = sum(ends) - sum(begins);
    while (true) {
      Map<TopicPartition, Long> positions = positions(consumer, ends.keySet());
      progress.at(sum(positions) - sum(begins), all);
      if (positions.entrySet().stream().allMatch(it -> it.getValue() >= ends.get(it.getKey()))) {
        return;
      }
      for (ConsumerRecord<K, byte[]> record : consumer.poll(POLL)) {
        TopicPartition place = new TopicPartition(record.topic(), record.partition());
        // What came after the reading began is the next one's.
        if (record.offset() < ends.get(place)) {
          each.accept(record);
        }
      }
    }
  }

  private static Map<TopicPartition, Long> positions(
      KafkaConsumer<?, ?> consumer, Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    partitions.forEach(it -> positions.put(it, consumer.position(it)));
    return positions;
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  private static <K> KafkaConsumer<K, byte[]> consumer(
      Map<String, Object> kafka, Deserializer<K> keys) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(settings, keys, new ByteArrayDeserializer());
  }
}
