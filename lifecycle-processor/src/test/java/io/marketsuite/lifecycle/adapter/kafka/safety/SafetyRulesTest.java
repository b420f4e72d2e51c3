package io.marketsuite.lifecycle.adapter.kafka.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.TopicSpec;
import io.marketsuite.contracts.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetyRulesTest {
  private static final String CHANGELOG = "lifecycle-processor-installations-changelog";
  private static final Map<String, Short> FENCED = Map.of("transaction.version", (short) 2);

  private final SafetyRules rules = new SafetyRules(CHANGELOG);

  @Test
  void the_catalogue_three_times_replicated_is_safe() {
    assertThat(rules.faults(new KafkaFacts(catalogue(), FENCED))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    Topics.COMMANDS,
    Topics.STORED,
    Topics.PROVISIONING_RESULTS_KEYED,
    Topics.CALLBACK_ATTEMPTS,
    Topics.EVENTS,
    CHANGELOG
  })
  void one_topic_with_another_partition_count_is_wrong_and_named(String topic) {
    List<Fault> faults = faults(topic, it -> with(it, 13, it.replication(), Map.of()));

    assertThat(faults).singleElement().isInstanceOf(Fault.Wrong.class);
    assertThat(faults.getFirst().sentence()).contains(topic + "=13");
  }

  @Test
  void topics_that_nobody_joins_may_have_any_partition_count() {
    assertThat(faults(Topics.PROVISIONING_RESULTS, it -> with(it, 40, it.replication(), Map.of())))
        .isEmpty();
    assertThat(faults(Topics.STATE, it -> with(it, 1, it.replication(), Map.of()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    Topics.COMMANDS + ", message.timestamp.type, CreateTime",
    Topics.PROVISIONING_RESULTS + ", message.timestamp.type, CreateTime",
    Topics.EVENTS + ", cleanup.policy, compact",
    Topics.EVENTS + ", retention.ms, 604800000",
    Topics.COMMANDS + ", retention.bytes, 1000000000",
    Topics.OUTCOMES + ", max.message.bytes, 1048588",
    CHANGELOG + ", max.message.bytes, 1048588"
  })
  void a_configuration_that_loses_or_misjudges_is_wrong(String topic, String key, String value) {
    List<Fault> faults =
        faults(topic, it -> with(it, it.partitions(), it.replication(), Map.of(key, value)));

    assertThat(faults).singleElement().isInstanceOf(Fault.Wrong.class);
    assertThat(faults.getFirst().sentence()).contains(topic, key, value);
  }

  @Test
  void fewer_replicas_are_fragile() {
    assertThat(faults(Topics.EVENTS, it -> with(it, it.partitions(), 1, Map.of())))
        .singleElement()
        .isInstanceOf(Fault.Fragile.class);
    assertThat(
            faults(
                Topics.EVENTS,
                it -> with(it, it.partitions(), 3, Map.of("min.insync.replicas", "1"))))
        .singleElement()
        .isInstanceOf(Fault.Fragile.class);
  }

  @Test
  void transactions_that_are_not_fenced_one_by_one_are_fragile() {
    assertThat(rules.faults(new KafkaFacts(catalogue(), Map.of("transaction.version", (short) 1))))
        .singleElement()
        .isInstanceOf(Fault.Fragile.class);
    assertThat(rules.faults(new KafkaFacts(catalogue(), Map.of()))).hasSize(1);
  }

  private List<Fault> faults(String topic, UnaryOperator<KafkaFacts.Topic> change) {
    List<KafkaFacts.Topic> topics =
        catalogue().stream().map(it -> it.name().equals(topic) ? change.apply(it) : it).toList();
    assertThat(topics).isNotEqualTo(catalogue());
    return rules.faults(new KafkaFacts(topics, FENCED));
  }

  private static KafkaFacts.Topic with(
      KafkaFacts.Topic it, int partitions, int replication, Map<String, String> more) {
    Map<String, String> config = new HashMap<>(it.config());
    config.putAll(more);
    return new KafkaFacts.Topic(it.name(), partitions, replication, config);
  }

  private static List<KafkaFacts.Topic> catalogue() {
    List<KafkaFacts.Topic> topics =
        new ArrayList<>(
            Topics.catalogue().stream()
                .filter(it -> StartCheck.TOPICS.contains(it.name()))
                .map(it -> new KafkaFacts.Topic(it.name(), 12, 3, described(it)))
                .toList());
    topics.add(
        new KafkaFacts.Topic(
            CHANGELOG,
            12,
            3,
            Map.of(
                "cleanup.policy",
                "compact",
                "max.message.bytes",
                Integer.toString(TopicSpec.MAX_RECORD_BYTES),
                "min.insync.replicas",
                "2")));
    return topics;
  }

  private static Map<String, String> described(TopicSpec spec) {
    Map<String, String> config = new HashMap<>(spec.config());
    config.put("min.insync.replicas", "2");
    config.put("retention.bytes", "-1");
    return config;
  }
}
