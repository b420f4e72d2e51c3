package io.marketsuite.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.stack.process.RunningParts;
import io.marketsuite.stack.process.TcpPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
  private static final String TOPIC = "orders";

  @TempDir Path folder;
  private RunningParts running;
  private KafkaBroker broker;

  @BeforeEach
  void startBroker() {
    running = RunningParts.open(folder, true);
    broker =
        KafkaBroker.start(
            new KafkaBroker.Settings(
                folder.resolve("kafka"), TcpPorts.free(), TcpPorts.free(), folder.toString()),
            running);
    TopicProvisioner.createMissing(
        broker.bootstrapServers(), List.of(TopicRequest.plain(TOPIC, 1)));
  }

  @AfterEach
  void stopBroker() {
    broker.close();
    running.close();
  }

  @Test
  void what_was_acknowledged_in_a_transaction_survives_kill_minus_9() {
    try (KafkaProducer<String, String> producer = transactional("writer")) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(TOPIC, "a", "kept"));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(TOPIC, "a", "taken back"));
      producer.flush();
      producer.abortTransaction();
    }

    broker.kill();
    assertThat(broker.process().isAlive()).isFalse();
    broker.start();

    assertThat(committedValues(1)).containsExactly("kept");
  }

  @Test
  void the_catalogue_is_made_once_with_its_configuration_and_left_alone_afterwards() {
    int first =
        TopicProvisioner.createMissing(broker.bootstrapServers(), TopicRequest.catalogue(3));
    int second =
        TopicProvisioner.createMissing(broker.bootstrapServers(), TopicRequest.catalogue(3));

    assertThat(first).isEqualTo(TopicRequest.catalogue(3).size()).isGreaterThan(10);
    assertThat(second).isZero();
  }

  @Test
  void the_broker_ends_with_its_list_empty() {
    long pid = broker.process().pid();

    broker.close();

    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(folder.resolve("running")).isEmptyFile();
  }

  private KafkaProducer<String, String> transactional(String id) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(), "transactional.id", id, "acks", "all"),
        new StringSerializer(),
        new StringSerializer());
  }

  private List<String> committedValues(int expected) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (consumer.position(partition) < end && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
    }
    assertThat(values).hasSizeGreaterThanOrEqualTo(expected);
    return values;
  }
}
