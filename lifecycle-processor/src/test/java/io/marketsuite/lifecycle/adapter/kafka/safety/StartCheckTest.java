package io.marketsuite.lifecycle.adapter.kafka.safety;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.contracts.Topics;
import io.marketsuite.lifecycle.adapter.config.LifecycleConfig.Durability;
import io.marketsuite.stack.kafka.TopicRequest;
import io.marketsuite.testsupport.TestKafka;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check against a real broker, which is one alone. */
class StartCheckTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private TestKafka kafka;

  @BeforeEach
  void start() {
    kafka = TestKafka.alone();
  }

  @AfterEach
  void stop() {
    kafka.stopIfAlone();
  }

  @Test
  void one_broker_is_borne_where_that_is_said_and_refused_everywhere_else() {
    kafka.createCatalogue();

    assertThatCode(() -> check(Durability.WARN)).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(Durability.REFUSE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Expected 3 replicas")
        .hasMessageContaining("min.insync.replicas")
        .hasMessageContaining(Topics.EVENTS);
  }

  @Test
  void unequal_partitions_are_refused_whatever_is_said() {
    kafka.createTopics(new TopicRequest(Topics.STORED, 4, config(Topics.STORED)));
    kafka.createCatalogue();

    assertThatThrownBy(() -> check(Durability.WARN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("marketplace.lifecycle.stored=4")
        .hasMessageContaining("marketplace.lifecycle.commands=3");
  }

  @Test
  void a_missing_topic_is_waited_for_and_then_named() {
    kafka.createTopics(Topics.COMMANDS);

    assertThatThrownBy(() -> check(Durability.WARN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("There is no topic")
        .hasMessageContaining(Topics.EVENTS);
  }

  private void check(Durability durability) {
    new StartCheck(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            "lifecycle-processor",
            durability,
            PATIENCE)
        .run();
  }

  private static Map<String, String> config(String topic) {
    return Topics.catalogue().stream()
        .filter(it -> it.name().equals(topic))
        .findFirst()
        .orElseThrow()
        .config();
  }
}
