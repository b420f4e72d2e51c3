package io.marketsuite.lifecycle.adapter.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.lifecycle.adapter.Log;
import io.marketsuite.lifecycle.adapter.RunningProcessor;
import io.marketsuite.lifecycle.domain.Policy;
import io.marketsuite.lifecycle.topology.Commands;
import io.marketsuite.testsupport.TestKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was put aside, once more, on a real broker. */
class RedriveOverKafkaTest {
  private static final String PROCESSOR = "lifecycle-processor";
  private static final String ASIDE = Topics.unreadable(PROCESSOR);
  private static final Policy MENDED = Commands.policy(Map.of());

  /** No time can be that far ahead: making the deadline fails. */
  private static final Policy DEFECT =
      Commands.policy(Map.of(), Duration.ofSeconds(Long.MAX_VALUE));

  @TempDir Path state;
  private final TestKafka kafka = TestKafka.alone().createCatalogue();
  private final Log log = new Log(kafka);

  @AfterEach
  void stop() {
    kafka.stopIfAlone();
  }

  @Test
  void what_was_put_aside_is_decided_after_the_fix_and_redriven_once() {
    Command create = Commands.command(CommandKind.CREATE, AnswerMode.ASYNC);
    try (RunningProcessor _ = processor(DEFECT)) {
      log.append(create);
      assertThat(log.awaitDecision(create.commandId()).reason()).isEqualTo(Reason.DEFECT);
      kafka.awaitRecords(ASIDE, Commands.KEY, 1);
    }

    try (RunningProcessor _ = processor(MENDED)) {
      Redrive.Report dry = redrive("--dry-run");
      Redrive.Report first = redrive();
      Redrive.Report second = redrive();

      assertThat(dry.redriven()).isEqualTo(1);
      assertThat(first.redriven()).isEqualTo(1);
      assertThat(second.redriven()).isZero();
      assertThat(second.before()).isEqualTo(1);
      kafka.awaitRecord(Topics.STATE, it -> it.value().contains("\"status\":\"INSTALLING\""));
    }
    List<DecisionRecord> decisions = log.decisions();
    assertThat(decisions)
        .extracting(DecisionRecord::verdict)
        .containsExactly(Verdict.IGNORED, Verdict.ACCEPTED);
    ConsumerRecord<String, String> again = kafka.records(Topics.COMMANDS, Commands.KEY).getLast();
    assertThat(again.value()).isEqualTo(Log.text(create));
    assertThat(header(again, "redriven-from")).startsWith(ASIDE + "/");
    assertThat(again.headers().lastHeader("reason")).isNull();
    assertThat(again.headers().lastHeader("origin.topic")).isNull();
  }

  @Test
  void a_run_that_died_in_the_middle_leaves_nothing_and_the_next_does_it() {
    aside(PROCESSOR, Topics.STORED, "an answer");
    try (KafkaProducer<String, String> dead = transactional("redrive-" + PROCESSOR)) {
      dead.initTransactions();
      dead.beginTransaction();
      dead.send(new ProducerRecord<>(Topics.STORED, Commands.KEY, "an answer"));
      dead.flush();

      assertThat(redrive().redriven()).isEqualTo(1);
    }
    ConsumerRecord<String, String> again =
        kafka.awaitRecords(Topics.STORED, Commands.KEY, 1).getFirst();
    assertThat(header(again, "redriven-from")).startsWith(ASIDE);
    assertThat(kafka.records(Topics.STORED)).hasSize(1);
  }

  @Test
  void the_truth_is_not_written_twice() {
    aside("settings-service", Topics.EVENTS, "a decision");
    aside("settings-service", Topics.COMMANDS, "a command");

    Redrive.Report report = redrive("--service", "settings-service");

    assertThat(report.redriven()).isEqualTo(1);
    assertThat(report.not().values()).singleElement().asString().contains(Topics.EVENTS);
    assertThat(kafka.awaitRecords(Topics.COMMANDS, Commands.KEY, 1)).hasSize(1);
    assertThat(kafka.records(Topics.EVENTS)).isEmpty();
  }

  @Test
  void only_what_is_asked_for_is_redriven() {
    aside(PROCESSOR, Topics.STORED, "an answer");
    aside(PROCESSOR, Topics.COMMANDS, "a command");

    assertThat(redrive("--topic", Topics.STORED)).isEqualTo(new Redrive.Report(1, 0, 1, Map.of()));
    assertThat(redrive("--from", "2100-01-01T00:00:00Z"))
        .isEqualTo(new Redrive.Report(0, 1, 1, Map.of()));
    assertThat(kafka.records(Topics.COMMANDS)).isEmpty();
  }

  @Test
  void a_copied_result_gets_its_own_origin_back() {
    kafka.produce(
        ASIDE,
        Commands.KEY,
        "a result",
        Map.of(
            "reason", "some",
            "origin.topic", Topics.PROVISIONING_RESULTS_KEYED,
            "origin.partition", "1",
            "origin.offset", "7",
            "own.origin.topic", Topics.PROVISIONING_RESULTS,
            "own.origin.partition", "2",
            "own.origin.offset", "9"));

    redrive();

    ConsumerRecord<String, String> again =
        kafka.awaitRecords(Topics.PROVISIONING_RESULTS_KEYED, Commands.KEY, 1).getFirst();
    assertThat(header(again, "origin.topic")).isEqualTo(Topics.PROVISIONING_RESULTS);
    assertThat(header(again, "origin.partition")).isEqualTo("2");
    assertThat(header(again, "origin.offset")).isEqualTo("9");
    assertThat(again.headers().lastHeader("own.origin.topic")).isNull();
  }

  private void aside(String service, String origin, String value) {
    kafka.produce(
        Topics.unreadable(service),
        Commands.KEY,
        value,
        Map.of(
            "reason", "some",
            "origin.topic", origin,
            "origin.partition", "1",
            "origin.offset", "7"));
  }

  private Redrive.Report redrive(String... arguments) {
    return new Redrive(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            RedriveOptions.parse(List.of(arguments)),
            (read, all) -> {})
        .run();
  }

  private RunningProcessor processor(Policy policy) {
    return RunningProcessor.start(kafka.bootstrapServers(), PROCESSOR, state, policy);
  }

  private KafkaProducer<String, String> transactional(String id) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", id),
        new StringSerializer(),
        new StringSerializer());
  }

  private static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
