package io.marketsuite.ingress.application;

import io.marketsuite.ingress.domain.ProblemType;

/** What operators count. Labels come from closed sets. Thread-safe. */
public interface Observations {

  /** The public routes, as a metric label. */
  enum Route {
    MANAGEMENT,
    TELEMETRY,
    OTHER
  }

  /** A command was answered and the answer was written to the socket, or could not be. */
  void answered(AnsweredCommand command, boolean written);

  /** A request, or an event of a batch, was refused before Kafka. */
  void refused(Route route, ProblemType type);

  /**
   * Which check a refused token failed.
   *
   * @param check from the verifier's closed set
   * @param diagnostics what may be logged: the verifier made it
   */
  void tokenRefused(Route route, String check, String diagnostics);

  /** An event was acknowledged by Kafka. */
  void telemetryTaken(int events);

  /** An outcome arrived for which nobody waits here. */
  void outcomeUnclaimed();

  /** A record of a topic could not be read. */
  void unreadable(String topic, int partition, long offset, String reason);

  /** What a command was answered could not be recorded; the processor will call it unanswered. */
  void answerNotRecorded(AnsweredCommand command);
}
