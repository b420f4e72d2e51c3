package io.marketsuite.ingress.adapter.kafka;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.ingress.application.AcceptanceLog;
import io.marketsuite.ingress.application.CommandLog;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The command topic. Two instances stand side by side: one for commands, one for the 202s, each
 * with a producer of its own.
 */
public final class KafkaCommandLog implements CommandLog, AcceptanceLog {
  private static final String SOURCE = "/ingress-service";

  private final Producer<byte[], byte[]> commands;
  private final Producer<byte[], byte[]> answers;

  /**
   * A log.
   *
   * @param commands appends commands
   * @param answers appends what they were answered
   */
  public KafkaCommandLog(Producer<byte[], byte[]> commands, Producer<byte[], byte[]> answers) {
    this.commands = commands;
    this.answers = answers;
  }

  @Override
  public CompletionStage<Void> append(Command command, Optional<String> traceparent) {
    String key = Keys.of(command.tenantId(), command.featureId());
    return append(commands, key, command, command.commandId().toString(), traceparent);
  }

  @Override
  public CompletionStage<Void> append(CommandAnswered answered) {
    String key = Keys.of(answered.tenantId(), answered.featureId());
    return append(answers, key, answered, answered.commandId() + "/answered", Optional.empty());
  }

  @Override
  public CompletionStage<Void> record(CommandAnswered accepted) {
    return append(accepted);
  }

  private static CompletionStage<Void> append(
      Producer<byte[], byte[]> producer,
      String key,
      CommandTopicRecord value,
      String id,
      Optional<String> traceparent) {
    ProducerRecord<byte[], byte[]> message =
        Appending.message(Topics.COMMANDS, key, Wire.write(value));
    String type = "marketplace.lifecycle." + Wire.typeName(value.getClass());
    Appending.describe(message.headers(), id, SOURCE, type, traceparent);
    return Appending.send(producer, message);
  }
}
