package io.marketsuite.contracts.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The truth: what one input was made of. A record of {@code marketplace.lifecycle.events}; state is
 * the fold of these, and metrics take lifecycle facts from these alone.
 *
 * @param tenantId empty for a tick, which belongs to a partition
 * @param input the input with its place in the log and its recorded time
 * @param configHash of the processor's rules that were in force
 * @param manifestHash of the manifest that was used, where one was
 * @param events what happened, in order
 */
public record DecisionRecord(
    int schemaVersion,
    Optional<String> tenantId,
    Optional<String> featureId,
    DecidedInput input,
    Verdict verdict,
    Reason reason,
    Optional<String> detail,
    String configHash,
    Optional<String> manifestHash,
    List<LifecycleEvent> events) {

  /**
   * @param recordedAt the record's timestamp in Kafka (LogAppendTime): the recorded time
   */
  public record DecidedInput(
      String topic, int partition, long offset, Instant recordedAt, LifecycleInput value) {}
}
