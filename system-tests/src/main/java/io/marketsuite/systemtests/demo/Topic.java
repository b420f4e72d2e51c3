package io.marketsuite.systemtests.demo;

import io.marketsuite.contracts.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning to their present end, committed records only. */
public final class Topic {
  private final String bootstrap;

  public Topic(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** All records, in each partition's order. */
  public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
      return all;
    }
  }

  /** The values under a key (all keys where it is null), as records of a type. */
  public <T> List<T> values(String topic, String key, Class<T> type) {
    return records(topic).stream()
        .filter(record -> record.value() != null)
        .filter(record -> key == null || key.equals(key(record)))
        .map(record -> Wire.read(record.value(), type))
        .toList();
  }

  /** The latest value by key: what a compacted topic means. */
  public Map<String, String> latest(String topic) {
    Map<String, String> latest = new LinkedHashMap<>();
    records(topic)
        .forEach(
            record -> latest.put(key(record), new String(record.value(), StandardCharsets.UTF_8)));
    return latest;
  }

  /** All topics there are, the internal ones too. */
  public List<String> names() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      return consumer.listTopics().keySet().stream()
          .filter(name -> !name.startsWith("__"))
          .sorted()
          .toList();
    }
  }

  static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.CLIENT_ID_CONFIG,
            "demo-" + UUID.randomUUID(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
