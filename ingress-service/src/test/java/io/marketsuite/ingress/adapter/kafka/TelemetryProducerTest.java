package io.marketsuite.ingress.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.ingress.domain.telemetry.TelemetryEvent;
import io.marketsuite.ingress.domain.telemetry.TelemetryType;
import io.marketsuite.stack.kafka.KafkaBroker;
import io.marketsuite.stack.kafka.TopicProvisioner;
import io.marketsuite.stack.kafka.TopicRequest;
import io.marketsuite.stack.process.RunningParts;
import io.marketsuite.stack.process.TcpPorts;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The producer that event loops call: it fails rather than waits. */
class TelemetryProducerTest {
  private static final int EVENT_BYTES = 256 * 1024;
  // Four more than the buffer of 16 MiB has room for, and the rest for good measure.
  private static final int TOO_MANY = 80;
  private static final String TOPIC = "anything";

  private static Producer<byte[], byte[]> producer(String bootstrapServers) {
    return new Producers(Map.of("bootstrap.servers", bootstrapServers)).telemetry();
  }

  private static CompletableFuture<Void> send(
      Producer<byte[], byte[]> producer, String topic, byte[] value) {
    return Appending.send(producer, Appending.message(topic, "acme", value)).toCompletableFuture();
  }

  private static TelemetryEvent event(String tenant) {
    return new TelemetryEvent(
        "e1",
        "/vendor",
        TelemetryType.PAGE,
        Instant.parse("2026-01-02T03:04:05Z"),
        tenant,
        "partner",
        Map.of("tenant_id", tenant, "feature_id", "partner"));
  }

  @Test
  void a_full_buffer_refuses_at_once_what_it_has_no_room_for(@TempDir Path folder) {
    try (RunningParts running = RunningParts.open(folder, true);
        KafkaBroker broker = broker(folder, running);
        Producer<byte[], byte[]> producer = producer(broker.bootstrapServers())) {
      TopicProvisioner.createMissing(
          broker.bootstrapServers(), List.of(TopicRequest.plain(TOPIC, 1)));
      awaitKnown(producer, TOPIC);
      broker.kill();
      List<CompletableFuture<Void>> sent = new ArrayList<>();

      for (int i = 0; i < TOO_MANY; i++) {
        sent.add(send(producer, TOPIC, new byte[EVENT_BYTES]));
      }

      // Had the calls waited for room, the first one's time would have been over by now.
      assertThat(sent.getFirst()).isNotDone();
      assertThat(sent.getLast()).isCompletedExceptionally();
      assertThat(sent.getLast().exceptionNow()).isInstanceOf(BufferExhaustedException.class);
      producer.close(Duration.ZERO);
    }
  }

  private static KafkaBroker broker(Path folder, RunningParts running) {
    return KafkaBroker.start(
        new KafkaBroker.Settings(
            folder.resolve("kafka"), TcpPorts.free(), TcpPorts.free(), folder.toString()),
        running);
  }

  private static void awaitKnown(Producer<byte[], byte[]> producer, String topic) {
    Deadline.in(Duration.ofSeconds(20))
        .await(() -> knows(producer, topic), () -> "the producer does not learn of " + topic);
  }

  private static boolean knows(Producer<byte[], byte[]> producer, String topic) {
    try {
      return !producer.partitionsFor(topic).isEmpty();
    } catch (KafkaException notYet) {
      return false;
    }
  }

  @Test
  void an_event_is_refused_at_once_while_kafka_was_never_reached() {
    try (Producer<byte[], byte[]> producer = producer("127.0.0.1:" + TcpPorts.free())) {
      CompletableFuture<Void> sent =
          new KafkaTelemetryLog(producer)
              .append(event("acme"), Optional.empty())
              .toCompletableFuture();

      assertThat(sent).isCompletedExceptionally();
      assertThat(sent.exceptionNow()).isInstanceOf(TimeoutException.class);
      producer.close(Duration.ZERO);
    }
  }

  @Test
  void a_warm_log_takes_the_first_event() {
    TestKafka kafka = TestKafka.shared().createTopics(Topics.TELEMETRY_RAW);
    String tenant = TestKafka.uniqueName("warm");
    try (Producer<byte[], byte[]> producer = producer(kafka.bootstrapServers())) {
      KafkaTelemetryLog log = new KafkaTelemetryLog(producer);
      log.warmUp();

      log.append(event(tenant), Optional.empty()).toCompletableFuture().join();
    }
    assertThat(kafka.records(Topics.TELEMETRY_RAW, tenant)).hasSize(1);
  }
}
