package io.marketsuite.ingress.domain;

import io.marketsuite.contracts.lifecycle.Outcome;

/** What a waiting command can be told. */
public sealed interface Signal {

  /** Kafka acknowledged the command. */
  record Produced() implements Signal {}

  /** Producing the command failed: nobody knows whether it is in the log. */
  record ProduceFailed() implements Signal {}

  /** The processor says how far the command is. */
  record OutcomeArrived(Outcome outcome) implements Signal {}

  /** Kafka acknowledged the record of the 202. */
  record AcceptanceRecorded() implements Signal {}

  /** Recording the 202 failed: nobody knows whether it is in the log. */
  record RecordingFailed() implements Signal {}

  /** Nothing happened but time. */
  record TimePassed() implements Signal {}
}
