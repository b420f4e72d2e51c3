package io.marketsuite.testsupport;

import io.marketsuite.contracts.Topics;
import io.marketsuite.stack.kafka.TopicProvisioner;
import io.marketsuite.stack.kafka.TopicRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A real Kafka broker for tests: one per JVM, started by the first who asks, stopped with the JVM.
 * A container when Docker and the image are there, otherwise the broker of the local stack; which
 * of the two is printed and written to {@code target/real-parts.txt}. Topics are not made by
 * themselves. Tests share the broker, so they tell their own records by key or by topic ({@link
 * #uniqueName}). Reading is {@code read_committed}. Thread-safe.
 */
public final class TestKafka {
  /** How long the waiting methods wait unless told. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration POLL = Duration.ofMillis(100);

  private final String bootstrapServers;

  private TestKafka(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** The JVM's broker. */
  public static TestKafka shared() {
    return new TestKafka(SharedParts.kafka());
  }

  /** A broker that somebody else started, such as a local stack's. */
  public static TestKafka at(String bootstrapServers) {
    return new TestKafka(bootstrapServers);
  }

  /**
   * A broker of a test's own, for one that counts every record or stops the broker; started now,
   * ended by {@link #stopIfAlone} or with the JVM.
   */
  public static TestKafka alone() {
    return new TestKafka(SharedParts.kafkaAlone());
  }

  /** Stops a broker that {@link #alone} started; the shared one goes on. */
  public void stopIfAlone() {
    SharedParts.stopAlone(bootstrapServers);
  }

  /** What clients take as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** A name for a topic, group or key that no other test uses. */
  public static String uniqueName(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }

  /**
   * Makes topics that are not there yet: one of the suite's catalogue with its configuration, any
   * other with the broker's own; each with three partitions.
   */
  public TestKafka createTopics(String... names) {
    TopicProvisioner.createMissing(
        bootstrapServers, Stream.of(names).map(TestKafka::asInTheCatalogue).toList());
    return this;
  }

  /** Makes topics as asked for, unless they are there. */
  public TestKafka createTopics(TopicRequest... topics) {
    TopicProvisioner.createMissing(bootstrapServers, List.of(topics));
    return this;
  }

  /** Makes every topic of the suite that is not there yet, with three partitions. */
  public TestKafka createCatalogue() {
    TopicProvisioner.createMissing(bootstrapServers, TopicRequest.catalogue(3));
    return this;
  }

  private static TopicRequest asInTheCatalogue(String name) {
    return Topics.catalogue().stream()
        .filter(topic -> topic.name().equals(name))
        .map(topic -> TopicRequest.of(topic, 3))
        .findFirst()
        .orElseGet(() -> TopicRequest.plain(name, 3));
  }

  /** Writes a record and returns after Kafka's acknowledgement. */
  public RecordMetadata produce(String topic, String key, String value) {
    return produce(topic, key, value, Map.of());
  }

  /** Writes a record with headers and returns after Kafka's acknowledgement. */
  public RecordMetadata produce(
      String topic, String key, String value, Map<String, String> headers) {
    ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, value);
    headers.forEach(
        (name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      return producer.send(message).get();
    } catch (ExecutionException e) {
      throw new AssertionError("Could not write to " + topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while writing to " + topic, e);
    }
  }

  /** All committed records of a topic up to its present end, in the order of each partition. */
  public List<ConsumerRecord<String, String>> records(String topic) {
    try (KafkaConsumer<String, String> consumer = consumer()) {
      List<TopicPartition> partitions = assignFromBeginning(consumer, topic);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> found = new ArrayList<>();
      Deadline deadline = Deadline.in(PATIENCE);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        deadline.check(() -> "Reading " + topic + " to its end did not end; read " + found.size());
        consumer.poll(POLL).records(topic).forEach(found::add);
      }
      return found;
    }
  }

  /** All committed records of a topic with a key, up to its present end. */
  public List<ConsumerRecord<String, String>> records(String topic, String key) {
    return records(topic).stream().filter(record -> key.equals(record.key())).toList();
  }

  /** Waits up to {@link #PATIENCE} until a topic holds that many committed records with a key. */
  public List<ConsumerRecord<String, String>> awaitRecords(String topic, String key, int count) {
    return await(topic, record -> key.equals(record.key()), count, PATIENCE);
  }

  /** Waits up to {@link #PATIENCE} for the first committed record that fits. */
  public ConsumerRecord<String, String> awaitRecord(
      String topic, Predicate<ConsumerRecord<String, String>> fits) {
    return await(topic, fits, 1, PATIENCE).getFirst();
  }

  /**
   * Waits until a topic holds that many committed records that fit, reading from its beginning.
   *
   * @return the fitting records, at least {@code count} of them
   * @throws AssertionError when the time is over, telling what was there
   */
  public List<ConsumerRecord<String, String>> await(
      String topic, Predicate<ConsumerRecord<String, String>> fits, int count, Duration limit) {
    List<ConsumerRecord<String, String>> fitting = new ArrayList<>();
    List<String> others = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = consumer()) {
      assignFromBeginning(consumer, topic);
      Deadline deadline = Deadline.in(limit);
      while (fitting.size() < count) {
        deadline.check(
            () ->
                "Expected %d fitting records on %s within %s but found %s; others: %s"
                    .formatted(count, topic, limit, fitting, others));
        for (ConsumerRecord<String, String> message : consumer.poll(POLL).records(topic)) {
          if (fits.test(message)) {
            fitting.add(message);
          } else {
            others.add(message.key() + "=" + message.value());
          }
        }
      }
    }
    return fitting;
  }

  private KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
        new StringDeserializer(),
        new StringDeserializer());
  }

  private static List<TopicPartition> assignFromBeginning(
      KafkaConsumer<String, String> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return partitions;
  }
}
