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
 * @param handedOver whether an answer of it was handed to its producer before it was written: then
 *     no other one may follow, whether it was acknowledged or not
 */
public record AnsweredCommand(
    Command command, Answer answer, Duration latency, boolean handedOver) {

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
