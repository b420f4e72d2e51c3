package io.marketsuite.ingress.application;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.ingress.domain.Answer;
import java.time.Duration;
import java.time.Instant;

/**
 * A command that got as far as a produce, with its answer.
 *
 * @param latency from receipt to the answer
 */
public record AnsweredCommand(Command command, Answer answer, Duration latency) {

  /** The record of this answer. */
  CommandAnswered toRecord() {
    return record(command, answer.status(), latency);
  }

  static CommandAnswered record(Command command, int status, Duration latency) {
    Instant at = command.receivedAt().plus(latency);
    return new CommandAnswered(
        Wire.SCHEMA_VERSION,
        command.commandId(),
        command.kind(),
        command.tenantId(),
        command.featureId(),
        status,
        latency.toMillis(),
        at);
  }
}
