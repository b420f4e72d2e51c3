package io.marketsuite.dispatcher.adapter.kafka;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CommandKind;
import java.time.Instant;
import java.util.Optional;

/** A record of {@code marketplace.provisioning.attempts}: calls of the vendor's hook. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(
      value = ProvisioningAttemptRecord.Attempted.class,
      name = "provisioning_attempted"),
  @JsonSubTypes.Type(value = ProvisioningAttemptRecord.Ended.class, name = "provisioning_ended")
})
public sealed interface ProvisioningAttemptRecord {

  /**
   * One attempt.
   *
   * @param attempt counted from 1
   * @param latencyMs in milliseconds
   * @param errorClass a closed set of words, never a message
   */
  record Attempted(
      int schemaVersion,
      String requestId,
      String tenantId,
      String featureId,
      long generation,
      CommandKind kind,
      int attempt,
      AttemptOutcome outcome,
      Optional<Integer> httpStatus,
      long latencyMs,
      Optional<String> errorClass,
      Instant at)
      implements ProvisioningAttemptRecord {}

  /**
   * How the delivery to the hook ended; what the vendor did is told by its result.
   *
   * @param attempts how many were made
   */
  record Ended(
      int schemaVersion,
      String requestId,
      String tenantId,
      String featureId,
      long generation,
      CommandKind kind,
      CallbackEnding ending,
      int attempts,
      Instant at)
      implements ProvisioningAttemptRecord {}
}
