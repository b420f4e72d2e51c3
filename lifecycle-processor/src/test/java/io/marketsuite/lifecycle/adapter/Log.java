package io.marketsuite.lifecycle.adapter;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.testsupport.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What stands in the topics, as the processor's tests speak of it. */
public final class Log {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final TestKafka kafka;

  public Log(TestKafka kafka) {
    this.kafka = kafka;
  }

  public void append(String topic, String key, Object record) {
    kafka.produce(topic, key, text(record));
  }

  public void append(Command command) {
    append(Topics.COMMANDS, command.tenantId() + "/" + command.featureId(), command);
  }

  /** All decisions but those about time, which comes by itself. */
  public List<DecisionRecord> decisions() {
    return kafka.records(Topics.EVENTS).stream()
        .filter(it -> it.key() != null)
        .map(it -> decision(it.value()))
        .filter(it -> !(it.input().value() instanceof DeadlinePassed))
        .toList();
  }

  public DecisionRecord awaitDecision(UUID commandId) {
    return decision(
        kafka
            .await(
                Topics.EVENTS,
                it -> it.key() != null && isAbout(decision(it.value()), commandId),
                1,
                PATIENCE)
            .getFirst()
            .value());
  }

  private static boolean isAbout(DecisionRecord decision, UUID commandId) {
    return decision.input().value() instanceof Command it && it.commandId().equals(commandId);
  }

  /** {@code topic/partition/offset} of a decision's input. */
  public static String place(DecisionRecord decision) {
    return decision.input().topic()
        + "/"
        + decision.input().partition()
        + "/"
        + decision.input().offset();
  }

  public static String text(Object record) {
    return new String(Wire.write(record), StandardCharsets.UTF_8);
  }

  private static DecisionRecord decision(String value) {
    return Wire.read(value.getBytes(StandardCharsets.UTF_8), DecisionRecord.class);
  }
}
