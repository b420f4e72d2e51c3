package io.marketsuite.lifecycle.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The inputs whose records Kafka has refused, in this process. The transaction they were in is
 * lost, the inputs come again, and would be refused again and again; known here, they are put aside
 * the next time. Forgotten with the process, at the cost of one more try. Thread-safe.
 */
final class FailedInputs {
  /** So many different ones that something else is wrong. */
  private static final int BEARABLE = 10_000;

  private static final Map<String, FailedInputs> BY_APPLICATION = new ConcurrentHashMap<>();

  private final Map<String, Integer> failures = new ConcurrentHashMap<>();

  private FailedInputs() {}

  /** Those of an application id: the handler that sees the failure is made by Kafka Streams. */
  static FailedInputs of(String applicationId) {
    return BY_APPLICATION.computeIfAbsent(applicationId, id -> new FailedInputs());
  }

  /**
   * @param cause {@code topic/partition/offset}
   */
  void note(String cause) {
    if (failures.size() < BEARABLE) {
      failures.merge(cause, 1, Integer::sum);
    }
  }

  /** How often what this input made was refused. */
  int failuresOf(String cause) {
    return failures.getOrDefault(cause, 0);
  }
}
