package io.marketsuite.lifecycle.adapter.replay;

import static io.marketsuite.lifecycle.topology.Commands.KEY;
import static io.marketsuite.lifecycle.topology.Commands.answered;
import static io.marketsuite.lifecycle.topology.Commands.command;
import static io.marketsuite.lifecycle.topology.Commands.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.domain.Policy;
import io.marketsuite.lifecycle.topology.Commands;
import io.marketsuite.lifecycle.topology.LifecycleTopology;
import io.marketsuite.testsupport.TestKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth of a running processor, read again; and a processor that goes on from it. */
class ReplayOverKafkaTest {
  private static final Policy POLICY =
      Commands.policy(Map.of(CommandKind.CREATE, ProvisioningDelivery.NONE));

  @TempDir Path state;
  private TestKafka kafka;
  private KafkaStreams processor;

  @BeforeEach
  void start() {
    kafka = TestKafka.alone();
    kafka.createCatalogue();
    processor = processor("first");
  }

  @AfterEach
  void stop() {
    processor.close(Duration.ofSeconds(20));
    kafka.stopIfAlone();
  }

  @Test
  void what_the_processor_decided_is_decided_again_and_a_forgery_is_found() {
    install();

    Replay.Report honest = replay().verify(5);
    kafka.produce(Topics.EVENTS, KEY, forged());
    Replay.Report forged = replay().verify(5);

    assertThat(honest.agrees()).isTrue();
    assertThat(honest.tally().same()).isGreaterThanOrEqualTo(3);
    assertThat(honest.installations()).isEqualTo(1);
    assertThat(forged.agrees()).isFalse();
    assertThat(forged.tally().differing()).isEqualTo(1);
  }

  @Test
  void a_new_application_id_goes_on_where_the_old_one_stood_and_decides_nothing_twice() {
    install();
    processor.close(Duration.ofSeconds(20));
    Replay replay = replay();
    Replay.Report report = replay.verify(5);

    replay.rebuildInto("second", report.partitions());
    processor = processor("second");
    Command activate = command(CommandKind.ACTIVATE, AnswerMode.SYNC);
    send(activate);

    DecisionRecord decided = decisionOn(activate);
    assertThat(decided.verdict()).isEqualTo(Verdict.ACCEPTED);
    Replay.Report after = replay().verify(5);
    assertThat(after.agrees()).isTrue();
    assertThat(commandsDecided()).as("each command was decided once").doesNotHaveDuplicates();
    assertThatThrownBy(() -> replay.rebuildInto("second", report.partitions()))
        .hasMessageContaining("was used before");
  }

  @Test
  void a_state_that_is_not_what_the_truth_says_is_named() {
    install();
    InstallationState told = state();
    kafka.produce(
        Topics.STATE,
        KEY,
        text(told).replace("\"status\":\"DEACTIVATED\"", "\"status\":\"ACTIVATED\""));

    Replay.Report report = replay().verify(5);

    assertThat(report.agrees()).isFalse();
    assertThat(report.otherStates()).containsExactly(KEY);
  }

  private void install() {
    Command create = command(CommandKind.CREATE, AnswerMode.ASYNC);
    send(create);
    kafka.produce(Topics.COMMANDS, KEY, text(answered(create, 202)));
    kafka.produce(Topics.STORED, KEY, text(stored(create, 1)));
    kafka.awaitRecord(Topics.STATE, it -> it.value().contains("\"status\":\"DEACTIVATED\""));
  }

  private void send(Command command) {
    kafka.produce(Topics.COMMANDS, KEY, text(command));
  }

  private InstallationState state() {
    InstallationState told =
        Wire.read(
            bytes(kafka.records(Topics.STATE, KEY).getLast().value()), InstallationState.class);
    assertThat(told.status()).isEqualTo(FeatureStatus.DEACTIVATED);
    return told;
  }

  private DecisionRecord decisionOn(Command command) {
    var record =
        kafka.awaitRecord(
            Topics.EVENTS,
            it ->
                Wire.read(bytes(it.value()), DecisionRecord.class).input().value()
                        instanceof Command decided
                    && decided.commandId().equals(command.commandId()));
    return Wire.read(bytes(record.value()), DecisionRecord.class);
  }

  private List<Object> commandsDecided() {
    return kafka.records(Topics.EVENTS, KEY).stream()
        .map(it -> Wire.read(bytes(it.value()), DecisionRecord.class).input())
        .map(it -> (Object) (it.topic() + "/" + it.partition() + "/" + it.offset()))
        .toList();
  }

  /** The same decision once more, though the first one changed the state. */
  private String forged() {
    return kafka.records(Topics.EVENTS, KEY).stream()
        .map(it -> it.value())
        .filter(it -> it.contains("\"ACCEPTED\""))
        .findFirst()
        .orElseThrow();
  }

  private Replay replay() {
    return new Replay(
        Map.of("bootstrap.servers", kafka.bootstrapServers()), POLICY, (read, all) -> {});
  }

  private KafkaStreams processor(String applicationId) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.resolve(applicationId).toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    settings.put("consumer.auto.offset.reset", "earliest");
    KafkaStreams streams =
        new KafkaStreams(LifecycleTopology.build(POLICY, Duration.ofMinutes(1)), settings);
    streams.start();
    return streams;
  }

  private static String text(Object record) {
    return new String(Wire.write(record), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
