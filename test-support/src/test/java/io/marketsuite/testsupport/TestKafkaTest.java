package io.marketsuite.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.contracts.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TestKafkaTest {
  @Test
  void there_is_one_broker_per_jvm() {
    assertThat(TestKafka.shared().bootstrapServers())
        .isEqualTo(TestKafka.shared().bootstrapServers());
  }

  @Test
  void what_was_produced_is_read_with_its_headers() {
    TestKafka kafka = TestKafka.shared();
    String topic = TestKafka.uniqueName("orders");
    kafka.createTopics(topic);
    kafka.produce(topic, "other", "1");
    kafka.produce(topic, "mine", "2", Map.of("reason", "a test"));

    ConsumerRecord<String, String> found = kafka.awaitRecords(topic, "mine", 1).getFirst();

    assertThat(found.value()).isEqualTo("2");
    assertThat(new String(found.headers().lastHeader("reason").value())).isEqualTo("a test");
    assertThat(kafka.records(topic)).hasSize(2);
    assertThat(kafka.records(topic, "mine")).hasSize(1);
  }

  @Test
  void waiting_for_what_does_not_come_fails_and_tells_what_was_there() {
    TestKafka kafka = TestKafka.shared();
    String topic = TestKafka.uniqueName("orders");
    kafka.createTopics(topic);
    kafka.produce(topic, "other", "only this");

    assertThatThrownBy(
            () -> kafka.await(topic, m -> m.key().equals("mine"), 1, Duration.ofMillis(1500)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("other=only this");
  }

  @Test
  void a_topic_of_the_catalogue_is_made_with_its_own_configuration() {
    TestKafka kafka = TestKafka.shared().createTopics(Topics.COMMANDS);

    long before = System.currentTimeMillis();
    var acknowledged = kafka.produce(Topics.COMMANDS, TestKafka.uniqueName("key"), "{}");

    assertThat(acknowledged.timestamp()).isGreaterThanOrEqualTo(before - 1000);
    assertThat(kafka.records(Topics.COMMANDS).getFirst().timestampType().name)
        .isEqualTo("LogAppendTime");
  }
}
