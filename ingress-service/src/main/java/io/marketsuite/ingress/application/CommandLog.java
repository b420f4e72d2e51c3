package io.marketsuite.ingress.application;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The command topic. A stage completes when Kafka has acknowledged the record, and exceptionally
 * where that is not known; a call may block for the producer's {@code max.block.ms} and never
 * throws. Records of one installation keep the order of the calls. Thread-safe.
 */
public interface CommandLog {

  /** Appends a command. */
  CompletionStage<Void> append(Command command, Optional<String> traceparent);

  /** Appends what a command was answered, after it was. */
  CompletionStage<Void> append(CommandAnswered answered);
}
