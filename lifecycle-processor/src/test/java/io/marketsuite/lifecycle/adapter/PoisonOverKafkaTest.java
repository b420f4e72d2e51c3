package io.marketsuite.lifecycle.adapter;

import static io.marketsuite.lifecycle.topology.Commands.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.lifecycle.domain.Policy;
import io.marketsuite.lifecycle.topology.Commands;
import io.marketsuite.stack.kafka.TopicRequest;
import io.marketsuite.testsupport.TestKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Poison on a real broker: put aside once, never in the way of what comes behind it. */
class PoisonOverKafkaTest {
  private static final Policy POLICY = Commands.policy(Map.of());
  private static final String ASIDE = Topics.unreadable("lifecycle-processor");
  private static final List<String> INPUTS =
      List.of(
          Topics.COMMANDS,
          Topics.STORED,
          Topics.PROVISIONING_RESULTS,
          Topics.PROVISIONING_RESULTS_KEYED,
          Topics.CALLBACK_ATTEMPTS);

  @TempDir Path state;
  private TestKafka kafka;
  private Log log;
  private RunningProcessor processor;

  @BeforeEach
  void start() {
    kafka = TestKafka.alone();
    log = new Log(kafka);
  }

  @AfterEach
  void stop() {
    processor.close();
    kafka.stopIfAlone();
  }

  @Test
  void poison_in_each_input_topic_is_put_aside_once_with_reason_and_origin() {
    kafka.createCatalogue();
    startProcessor();
    INPUTS.forEach(topic -> kafka.produce(topic, KEY, "poison for " + topic));
    Command create = Commands.command(CommandKind.CREATE, AnswerMode.ASYNC);

    log.append(create);

    assertThat(log.awaitDecision(create.commandId()).verdict()).isEqualTo(Verdict.ACCEPTED);
    List<ConsumerRecord<String, String>> aside = kafka.awaitRecords(ASIDE, KEY, INPUTS.size());
    assertThat(aside)
        .extracting(it -> header(it, "origin.topic"))
        .containsExactlyInAnyOrderElementsOf(INPUTS);
    assertThat(aside)
        .allSatisfy(
            it -> {
              assertThat(it.value()).isEqualTo("poison for " + header(it, "origin.topic"));
              assertThat(header(it, "reason")).isNotBlank();
              assertThat(header(it, "origin.offset")).isEqualTo("0");
            });
    assertThat(kafka.records(ASIDE)).hasSize(INPUTS.size());
  }

  @Test
  void what_kafka_refuses_is_put_aside_and_its_partition_goes_on() {
    // Smaller than any outcome: what is decided about a Create cannot be written.
    kafka.createTopics(new TopicRequest(Topics.OUTCOMES, 3, Map.of("max.message.bytes", "120")));
    kafka.createCatalogue();
    startProcessor();
    Command refused = Commands.command(CommandKind.CREATE, AnswerMode.ASYNC);
    log.append(refused);

    DecisionRecord decided = log.awaitDecision(refused.commandId());

    assertThat(decided.verdict()).isEqualTo(Verdict.IGNORED);
    assertThat(decided.reason()).isEqualTo(Reason.DEFECT);
    assertThat(decided.events()).isEmpty();
    ConsumerRecord<String, String> aside = kafka.awaitRecords(ASIDE, KEY, 1).getFirst();
    assertThat(header(aside, "reason")).isEqualTo("Kafka refused what was decided");
    log.append(Topics.COMMANDS, KEY, Commands.answered(refused, 503));
    kafka.await(
        Topics.EVENTS, it -> it.value().contains("command_answered"), 1, Duration.ofSeconds(20));
    assertThat(log.decisions()).extracting(Log::place).doesNotHaveDuplicates().hasSize(2);
    assertThat(kafka.records(Topics.STATE)).as("nothing of it was kept").isEmpty();
  }

  @Test
  void a_record_too_large_to_be_copied_is_put_aside_by_reference() {
    kafka.createCatalogue();
    startProcessor();
    int large = 8_387_000;
    appendLarge(large);
    Command create = Commands.command(CommandKind.CREATE, AnswerMode.ASYNC);

    log.append(create);

    assertThat(log.awaitDecision(create.commandId()).verdict()).isEqualTo(Verdict.ACCEPTED);
    ConsumerRecord<String, String> aside =
        kafka.awaitRecord(ASIDE, it -> "0".equals(header(it, "origin.offset")));
    assertThat(aside.value()).isNull();
    assertThat(header(aside, "reason")).startsWith("it is too large");
    assertThat(header(aside, "origin.topic")).isEqualTo(Topics.COMMANDS);
    assertThat(Long.parseLong(header(aside, "value.omitted"))).isGreaterThan(large);
  }

  private void startProcessor() {
    // A name of its own: refused inputs are remembered by it, in this JVM.
    processor =
        RunningProcessor.start(
            kafka.bootstrapServers(), TestKafka.uniqueName("poison"), state, POLICY);
  }

  private void appendLarge(int bytes) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.request.size", 9_000_000),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.COMMANDS, KEY, new byte[bytes]));
      producer.flush();
    }
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
