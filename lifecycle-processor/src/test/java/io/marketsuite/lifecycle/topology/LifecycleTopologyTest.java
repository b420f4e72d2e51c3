package io.marketsuite.lifecycle.topology;

import static io.marketsuite.lifecycle.topology.Commands.FEATURE;
import static io.marketsuite.lifecycle.topology.Commands.KEY;
import static io.marketsuite.lifecycle.topology.Commands.NOON;
import static io.marketsuite.lifecycle.topology.Commands.TENANT;
import static io.marketsuite.lifecycle.topology.Commands.answered;
import static io.marketsuite.lifecycle.topology.Commands.command;
import static io.marketsuite.lifecycle.topology.Commands.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.CallbackTopicRecord;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.Outcome;
import io.marketsuite.contracts.lifecycle.OutcomeStage;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.JsonSerde;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.domain.Policy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTopologyTest {
  @TempDir Path state;
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    driver = driver(Commands.policy(Map.of(CommandKind.CREATE, ProvisioningDelivery.KAFKA)));
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void a_create_leaves_its_decision_its_outcome_and_the_new_state() {
    Command create = command(CommandKind.CREATE, AnswerMode.ASYNC);

    send(Topics.COMMANDS, KEY, create);

    DecisionRecord decision = only(Topics.EVENTS, DecisionRecord.class);
    assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(decision.input().value()).isEqualTo(create);
    assertThat(decision.input().recordedAt()).isEqualTo(NOON);
    assertThat(decision.manifestHash()).contains("hash-of-1");
    assertThat(decision.events())
        .anyMatch(event -> event instanceof LifecycleEvent.StoringRequested);
    Outcome outcome = only(Topics.OUTCOMES, Outcome.class);
    assertThat(outcome.stage()).isEqualTo(OutcomeStage.DECIDED);
    assertThat(outcome.commandId()).isEqualTo(create.commandId());
    InstallationState after = only(Topics.STATE, InstallationState.class);
    assertThat(after.status()).isEqualTo(FeatureStatus.INSTALLING);
    assertThat(after.active()).isFalse();
  }

  @Test
  void an_installation_goes_through_storing_provisioning_and_callback_to_its_end() {
    Command create = command(CommandKind.CREATE, AnswerMode.ASYNC);
    send(Topics.COMMANDS, KEY, create);
    send(Topics.COMMANDS, KEY, answered(create, 202));
    send(Topics.STORED, KEY, stored(create, 1));
    ProvisioningRequest request =
        (ProvisioningRequest) only(Topics.PROVISIONING_REQUESTS, ProvisioningTopicRecord.class);

    vendorAnswers(request, ProvisioningStatus.SUCCESS, Optional.of("done"));

    CallbackRequest callback =
        (CallbackRequest) only(Topics.CALLBACK_REQUESTS, CallbackTopicRecord.class);
    assertThat(callback.status()).isEqualTo(CallbackStatus.SUCCESS);
    assertThat(callback.client()).isPresent();
    assertThat(last(Topics.STATE, InstallationState.class).status())
        .isEqualTo(FeatureStatus.DEACTIVATED);
    send(
        Topics.CALLBACK_ATTEMPTS,
        KEY,
        new CallbackEnded(
            1,
            create.commandId(),
            TENANT,
            FEATURE,
            1,
            CommandKind.CREATE,
            CallbackEnding.DELIVERED,
            1,
            NOON));
    assertThat(last(Topics.EVENTS, DecisionRecord.class).events())
        .anyMatch(event -> event instanceof LifecycleEvent.CallbackConcluded);
  }

  @Test
  void free_text_of_a_vendor_is_in_the_outcome_and_only_referenced_in_the_truth() {
    Command create = command(CommandKind.CREATE, AnswerMode.SYNC);
    send(Topics.COMMANDS, KEY, create);
    send(Topics.STORED, KEY, stored(create, 1));
    ProvisioningRequest request =
        (ProvisioningRequest) only(Topics.PROVISIONING_REQUESTS, ProvisioningTopicRecord.class);

    vendorAnswers(request, ProvisioningStatus.FAILED, Optional.of("quota used up"));

    Outcome outcome = last(Topics.OUTCOMES, Outcome.class);
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.reason()).isEqualTo(Reason.PROVISIONING_FAILED);
    assertThat(outcome.detail()).contains("quota used up");
    DecisionRecord decision = last(Topics.EVENTS, DecisionRecord.class);
    assertThat(((ProvisioningResult) decision.input().value()).detail())
        .contains(Topics.PROVISIONING_RESULTS + "/0/0");
  }

  @Test
  void a_restarted_processor_goes_on_from_its_store() {
    Command create = command(CommandKind.CREATE, AnswerMode.SYNC);
    send(Topics.COMMANDS, KEY, create);
    Installations kept = new Installations(driver);
    assertThat(new InstallationSerde().deserializer().deserialize("", kept.bytes()))
        .isEqualTo(kept.value());
  }

  @Test
  void what_cannot_be_read_is_put_aside_with_its_reason_and_stops_nothing() {
    bytes(Topics.COMMANDS, KEY, "{\"type\":\"command\"");
    bytes(Topics.COMMANDS, KEY, "{\"type\":\"command\",\"schema_version\":1}");
    bytes(Topics.COMMANDS, KEY, "null");
    send(Topics.COMMANDS, "other/partner", command(CommandKind.CREATE, AnswerMode.SYNC));
    send(Topics.COMMANDS, KEY, command(CommandKind.CREATE, AnswerMode.SYNC));

    List<TestRecord<byte[], byte[]>> aside =
        driver
            .createOutputTopic(
                Topics.unreadable("lifecycle-processor"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())
            .readRecordsToList();
    assertThat(aside).hasSize(4);
    assertThat(aside)
        .allSatisfy(
            record -> {
              assertThat(record.headers().lastHeader("reason")).isNotNull();
              assertThat(
                      new String(
                          record.headers().lastHeader("origin.topic").value(),
                          StandardCharsets.UTF_8))
                  .isEqualTo(Topics.COMMANDS);
            });
    assertThat(only(Topics.EVENTS, DecisionRecord.class).verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void an_input_the_decider_fails_on_is_put_aside_and_leaves_a_decision_that_changes_nothing() {
    driver.close();
    // No time can be that far ahead: making the deadline fails.
    driver = driver(Commands.policy(Map.of(), Duration.ofSeconds(Long.MAX_VALUE)));

    send(Topics.COMMANDS, KEY, command(CommandKind.CREATE, AnswerMode.SYNC));
    send(Topics.COMMANDS, KEY, command(CommandKind.DELETE, AnswerMode.SYNC));

    List<DecisionRecord> decisions = values(Topics.EVENTS, DecisionRecord.class);
    assertThat(decisions)
        .extracting(DecisionRecord::verdict)
        .containsExactly(Verdict.IGNORED, Verdict.UNCHANGED);
    assertThat(decisions.getFirst().reason()).isEqualTo(Reason.DEFECT);
    assertThat(decisions.getFirst().events()).isEmpty();
    assertThat(values(Topics.OUTCOMES, Outcome.class))
        .first()
        .satisfies(
            told -> {
              assertThat(told.stage()).isEqualTo(OutcomeStage.COMPLETED);
              assertThat(told.verdict()).isEqualTo(Verdict.REJECTED);
              assertThat(told.reason()).isEqualTo(Reason.DEFECT);
            });
    assertThat(
            driver
                .createOutputTopic(
                    Topics.unreadable("lifecycle-processor"),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())
                .readRecordsToList())
        .hasSize(1);
  }

  @Test
  void what_is_too_large_to_be_written_is_put_aside_and_leaves_a_decision_that_changes_nothing() {
    Command create = command(CommandKind.CREATE, AnswerMode.SYNC);
    int decision = 2 * Wire.write(create).length;
    restart(new RecordLimits(decision, decision));

    send(Topics.COMMANDS, KEY, create);

    DecisionRecord defect = only(Topics.EVENTS, DecisionRecord.class);
    assertThat(defect.reason()).isEqualTo(Reason.DEFECT);
    assertThat(defect.input().value()).isEqualTo(create);
    assertThat(reasonsPutAside()).singleElement().asString().contains("too large for to-events");
    assertThat(new Installations(driver).value()).isNull();
  }

  @Test
  void where_not_even_that_fits_the_input_is_put_aside_alone() {
    restart(new RecordLimits(100_000, 300));

    send(Topics.COMMANDS, KEY, command(CommandKind.CREATE, AnswerMode.SYNC));

    assertThat(values(Topics.EVENTS, DecisionRecord.class)).isEmpty();
    assertThat(reasonsPutAside()).singleElement().asString().contains("too large for to-events");
  }

  @Test
  void an_input_that_is_too_large_is_not_even_read() {
    restart(new RecordLimits(100, 100_000));

    send(Topics.COMMANDS, KEY, command(CommandKind.CREATE, AnswerMode.SYNC));
    send(
        Topics.PROVISIONING_RESULTS,
        "any",
        new ProvisioningResult(
            1, "r".repeat(200), TENANT, FEATURE, ProvisioningStatus.SUCCESS, Optional.empty()));

    assertThat(values(Topics.EVENTS, DecisionRecord.class)).isEmpty();
    assertThat(reasonsPutAside()).hasSize(2).allMatch(it -> it.startsWith("it is too large"));
  }

  @Test
  void a_copied_result_that_is_put_aside_says_where_it_stands_and_where_it_came_from() {
    driver
        .createInputTopic(
            Topics.PROVISIONING_RESULTS, new StringSerializer(), new StringSerializer())
        .pipeInput(
            "any",
            "{\"schema_version\":1,\"request_id\":\"r-1\",\"tenant_id\":\"acme\",\"feature_id\":\"partner\",\"status\":\"SUCCESS\"}",
            NOON);
    TestRecord<byte[], byte[]> copy = onlyRecord(Topics.PROVISIONING_RESULTS_KEYED);
    driver
        .createInputTopic(
            Topics.PROVISIONING_RESULTS_KEYED, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(
            new TestRecord<>(
                "other/partner".getBytes(StandardCharsets.UTF_8),
                copy.value(),
                copy.headers(),
                NOON));

    TestRecord<byte[], byte[]> aside = onlyRecord(Topics.unreadable("lifecycle-processor"));
    assertThat(header(aside, "origin.topic")).isEqualTo(Topics.PROVISIONING_RESULTS_KEYED);
    assertThat(header(aside, "own.origin.topic")).isEqualTo(Topics.PROVISIONING_RESULTS);
  }

  @Test
  void each_minute_a_tick_is_appended_and_leaves_its_own_decision() {
    driver.advanceWallClockTime(Duration.ofMinutes(2));

    List<CommandTopicRecord> appended = values(Topics.COMMANDS, CommandTopicRecord.class);
    assertThat(appended).isNotEmpty().allMatch(record -> record instanceof Tick);
    DecisionRecord decision = last(Topics.EVENTS, DecisionRecord.class);
    assertThat(decision.tenantId()).isEmpty();
    assertThat(decision.input().value()).isInstanceOf(Tick.class);
  }

  @Test
  void a_deadline_is_appended_when_it_has_passed_and_decided_by_that_record() {
    Command create = command(CommandKind.CREATE, AnswerMode.SYNC);
    Instant now = Instant.now();
    driver
        .createInputTopic(Topics.COMMANDS, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(KEY, Wire.write(create), now);

    driver.advanceWallClockTime(Duration.ofSeconds(40));

    assertThat(values(Topics.COMMANDS, CommandTopicRecord.class))
        .anyMatch(
            record ->
                record instanceof DeadlinePassed passed
                    && passed.deadlineId().equals("store:" + create.commandId()));
    assertThat(last(Topics.STATE, InstallationState.class).status())
        .isEqualTo(FeatureStatus.ABSENT);
    assertThat(last(Topics.OUTCOMES, Outcome.class).reason()).isEqualTo(Reason.STORING_TIMED_OUT);
  }

  private void restart(RecordLimits limits) {
    driver.close();
    driver =
        driver(
            LifecycleTopology.build(
                Commands.policy(Map.of()),
                Duration.ofMinutes(1),
                Stores.persistentKeyValueStore(LifecycleTopology.STORE),
                limits));
  }

  private List<String> reasonsPutAside() {
    return records(Topics.unreadable("lifecycle-processor")).stream()
        .map(it -> header(it, "reason"))
        .toList();
  }

  private TestRecord<byte[], byte[]> onlyRecord(String topic) {
    List<TestRecord<byte[], byte[]>> records = records(topic);
    assertThat(records).hasSize(1);
    return records.getFirst();
  }

  private List<TestRecord<byte[], byte[]>> records(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private TopologyTestDriver driver(Policy policy) {
    return driver(LifecycleTopology.build(policy, Duration.ofMinutes(1)));
  }

  private TopologyTestDriver driver(Topology topology) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "lifecycle-processor");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    return new TopologyTestDriver(topology, properties);
  }

  private void vendorAnswers(
      ProvisioningRequest request, ProvisioningStatus status, Optional<String> detail) {
    send(
        Topics.PROVISIONING_RESULTS,
        "any-key-at-all",
        new ProvisioningResult(1, request.requestId(), TENANT, FEATURE, status, detail));
  }

  private void send(String topic, String key, Object value) {
    driver
        .createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, Wire.write(value), NOON);
  }

  private void bytes(String topic, String key, String value) {
    driver
        .createInputTopic(topic, new StringSerializer(), new StringSerializer())
        .pipeInput(key, value, NOON);
  }

  private <T> List<T> values(String topic, Class<T> type) {
    return driver
        .createOutputTopic(topic, new StringDeserializer(), JsonSerde.of(type).deserializer())
        .readValuesToList();
  }

  private <T> T only(String topic, Class<T> type) {
    List<T> values = values(topic, type);
    assertThat(values).hasSize(1);
    return values.getFirst();
  }

  private <T> T last(String topic, Class<T> type) {
    return values(topic, type).getLast();
  }

  /** What the store holds for the one installation of these tests. */
  private record Installations(TopologyTestDriver driver) {
    io.marketsuite.lifecycle.domain.Installation value() {
      return driver
          .<String, io.marketsuite.lifecycle.domain.Installation>getKeyValueStore(
              LifecycleTopology.STORE)
          .get(KEY);
    }

    byte[] bytes() {
      return new InstallationSerde().serializer().serialize("", value());
    }
  }
}
