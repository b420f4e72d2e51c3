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

  private final Map<String, Failures> failures = new ConcurrentHashMap<>();

  /**
   * @param attempts that failed
   * @param triedSince whether the input came again since: two refusals of one attempt are one
   */
  private record Failures(int attempts, boolean triedSince) {}

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
      failures.compute(
          cause,
          (_, before) ->
              before == null
                  ? new Failures(1, false)
                  : before.triedSince() ? new Failures(before.attempts() + 1, false) : before);
    }
  }

  /** How many attempts at this input were refused; another one begins. */
  int failuresOf(String cause) {
    Failures known =
        failures.computeIfPresent(cause, (_, before) -> new Failures(before.attempts(), true));
    return known == null ? 0 : known.attempts();
  }
}
