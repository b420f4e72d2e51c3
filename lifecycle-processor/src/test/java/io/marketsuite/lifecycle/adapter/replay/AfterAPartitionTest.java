package io.marketsuite.lifecycle.adapter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.adapter.Log;
import io.marketsuite.lifecycle.adapter.RunningProcessor;
import io.marketsuite.lifecycle.domain.Policy;
import io.marketsuite.lifecycle.topology.Commands;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.SeverableKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The network between the processor and Kafka is severed in the middle of work, for longer than the
 * group waits for a silent member: no input is lost and none has its effect twice.
 */
class AfterAPartitionTest {
  private static final Policy POLICY =
      Commands.policy(Map.of(CommandKind.CREATE, ProvisioningDelivery.KAFKA));
  private static final Duration SEVERED = RunningProcessor.SESSION.plusSeconds(2);
  private static final List<String> TENANTS =
      IntStream.range(0, 12).mapToObj(i -> "tenant-" + i).toList();

  @TempDir Path state;
  private SeverableKafka network;
  private Log log;
  private RunningProcessor processor;

  @BeforeEach
  void start() {
    network = SeverableKafka.start();
    network.kafka().createCatalogue();
    log = new Log(network.kafka());
    processor =
        RunningProcessor.start(network.bootstrapServers(), "lifecycle-processor", state, POLICY);
  }

  @AfterEach
  void stop() {
    processor.close();
    network.close();
  }

  @Test
  void nothing_is_lost_and_nothing_is_done_twice() throws InterruptedException {
    List<Command> creates = new ArrayList<>();
    for (String tenant : TENANTS) {
      creates.add(append(tenant, CommandKind.CREATE));
    }
    log.awaitDecision(creates.getFirst().commandId());
    network.sever();
    for (Command create : creates) {
      log.append(Topics.STORED, key(create), Commands.stored(create, 1));
      log.append(Topics.COMMANDS, key(create), Commands.answered(create, 202));
      append(create.tenantId(), CommandKind.DELETE);
    }
    int decidedWhileSevered = severedFor(SEVERED);
    network.heal();
    for (String tenant : TENANTS) {
      append(tenant, CommandKind.ACTIVATE);
    }

    int inputs = 5 * TENANTS.size();
    List<DecisionRecord> decisions = awaitDecisions(inputs);

    assertThat(decidedWhileSevered).as("some of it was still to be decided").isLessThan(inputs);
    assertThat(decisions).extracting(Log::place).doesNotHaveDuplicates().hasSize(inputs);
    List<String> asked =
        decisions.stream()
            .flatMap(it -> it.events().stream())
            .flatMap(
                it ->
                    it instanceof ProvisioningRequested requested
                        ? Stream.of(requested.request().requestId())
                        : Stream.empty())
            .toList();
    assertThat(asked).isNotEmpty().doesNotHaveDuplicates();
    assertThat(requestsInTopic()).containsExactlyInAnyOrderElementsOf(asked);
    Replay.Report report =
        new Replay(
                Map.of("bootstrap.servers", network.kafka().bootstrapServers()),
                POLICY,
                (read, all) -> {})
            .verify(5);
    assertThat(report.agrees()).as(report.toString()).isTrue();
    assertThat(report.installations()).isEqualTo(TENANTS.size());
  }

  /** Waits, and says how much was decided at the end. */
  private int severedFor(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
    return log.decisions().size();
  }

  private List<DecisionRecord> awaitDecisions(int count) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(40));
    while (true) {
      List<DecisionRecord> decisions = log.decisions();
      if (decisions.size() >= count) {
        return decisions;
      }
      deadline.check(() -> "Expected " + count + " decisions, but there are " + decisions.size());
    }
  }

  /** Those that were withdrawn stand there twice: asked for, and cancelled. */
  private List<String> requestsInTopic() {
    return network.kafka().records(Topics.PROVISIONING_REQUESTS).stream()
        .map(
            it ->
                Wire.read(
                    it.value().getBytes(StandardCharsets.UTF_8), ProvisioningTopicRecord.class))
        .filter(ProvisioningRequest.class::isInstance)
        .map(ProvisioningTopicRecord::requestId)
        .toList();
  }

  private Command append(String tenant, CommandKind kind) {
    Command command = Commands.command(tenant, kind, AnswerMode.ASYNC);
    log.append(command);
    return command;
  }

  private static String key(Command command) {
    return command.tenantId() + "/" + command.featureId();
  }
}
