package io.marketsuite.ingress.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.ingress.adapter.kafka.TopicReader.From;
import io.marketsuite.ingress.adapter.metrics.MeteredObservations;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading all partitions of a topic of a real broker. */
class TopicReaderTest {
  private final TestKafka kafka = TestKafka.shared().createTopics(UnreadableRecords.TOPIC);
  private final Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
  private final Producer<byte[], byte[]> producer = new Producers(config).commands();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final String topic = TestKafka.uniqueName("reader");
  private TopicReader reader;

  private void read(From from) {
    UnreadableRecords unreadable = new UnreadableRecords(producer, new MeteredObservations(meters));
    reader = new TopicReader(config, topic, from, this::take, unreadable);
    reader.start();
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    String value = new String(message.value(), StandardCharsets.UTF_8);
    if (value.equals("poison")) {
      throw new UnreadableRecordException("it is poison");
    }
    seen.add(value);
  }

  private void awaitCaughtUp() {
    Deadline.in(Duration.ofSeconds(20)).await(reader::caughtUp, () -> "not caught up");
  }

  private void awaitSeen(String... values) {
    Deadline.in(Duration.ofSeconds(20))
        .await(() -> seen.containsAll(List.of(values)), () -> "seen so far: " + seen);
  }

  @AfterEach
  void stop() {
    reader.close();
    producer.close();
  }

  @Test
  void from_the_end_it_sees_what_comes_and_not_what_was_and_puts_poison_aside() {
    kafka.createTopics(topic);
    kafka.produce(topic, "k", "before");
    read(From.END);
    awaitCaughtUp();

    kafka.produce(topic, "k", "poison");
    kafka.produce(topic, "k", "after");

    awaitSeen("after");
    assertThat(seen).containsExactly("after");
    ConsumerRecord<String, String> aside =
        kafka.awaitRecord(
            UnreadableRecords.TOPIC, found -> topic.equals(header(found, "origin.topic")));
    assertThat(aside.value()).isEqualTo("poison");
    assertThat(aside.key()).isEqualTo("k");
    assertThat(header(aside, "reason")).isEqualTo("it is poison");
    assertThat(header(aside, "origin.offset")).isEqualTo("1");
    assertThat(meters.counter("ingress.unreadable", "topic", topic).count()).isEqualTo(1);
  }

  private static String header(ConsumerRecord<?, ?> found, String name) {
    return found.headers().lastHeader(name) == null
        ? null
        : new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Test
  void it_waits_for_a_topic_that_is_not_there_and_finds_partitions_that_are_added()
      throws Exception {
    read(From.END);
    assertThat(reader.caughtUp()).isFalse();
    kafka.createTopics(topic);
    awaitCaughtUp();

    try (Admin admin = Admin.create(config)) {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(8))).all().get();
    }
    for (int i = 0; i < 40; i++) {
      kafka.produce(topic, "key-" + i, "value-" + i);
    }

    awaitSeen("value-0", "value-39");
    Deadline.in(Duration.ofSeconds(20))
        .await(() -> seen.size() == 40, () -> "seen so far: " + seen);
  }

  @Test
  void from_the_beginning_it_has_seen_all_when_it_says_so() {
    kafka.createTopics(topic);
    for (int i = 0; i < 10; i++) {
      kafka.produce(topic, "key-" + i, "value-" + i);
    }

    read(From.BEGINNING);
    awaitCaughtUp();

    assertThat(seen).hasSize(10);
  }
}
