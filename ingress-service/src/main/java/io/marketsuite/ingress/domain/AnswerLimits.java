package io.marketsuite.ingress.domain;

import java.time.Duration;

/**
 * The time limits of an answer, each counted from receipt (lifecycle rules, "Answers").
 *
 * @param produced by when the command must be acknowledged by Kafka
 * @param waitEnds when the wait for an outcome ends
 * @param recording how long a 202 may take to be recorded, counted from when it is handed over
 * @param answered by when everything is answered; the marketplace's limit for synchronous work is
 *     10 s
 */
public record AnswerLimits(
    Duration produced, Duration waitEnds, Duration recording, Duration answered) {
  /** How far the clocks of the ingress and of PostgreSQL may differ. */
  private static final Duration CLOCKS = Duration.ofMillis(1_500);

  /** Acknowledged by 3 s, wait ends at 6.5 s, recorded within 1.5 s, all answered by 9 s. */
  public static AnswerLimits defaults() {
    return new AnswerLimits(
        Duration.ofSeconds(3),
        Duration.ofMillis(6_500),
        Duration.ofMillis(1_500),
        Duration.ofSeconds(9));
  }

  /**
   * @throws IllegalArgumentException if one is not positive or they do not follow each other
   */
  public AnswerLimits {
    boolean ordered =
        produced.isPositive()
            && recording.isPositive()
            && produced.compareTo(waitEnds) <= 0
            && waitEnds.plus(recording).compareTo(answered) <= 0;
    if (!ordered) {
      throw new IllegalArgumentException(
          "Expected 0 < produced <= wait ends, and wait ends + recording <= answered, but they are "
              + produced
              + ", "
              + waitEnds
              + ", "
              + recording
              + ", "
              + answered);
    }
  }

  /**
   * Applied later than this after receipt, an Update would come too late for its answer: before the
   * wait ends, by as much as the clocks of this machine and of PostgreSQL may differ. By default 5
   * s. Nobody is told 503 about an Update earlier than when the wait ends, unless it is not applied
   * for sure; so whoever was told so can send a later one that stands.
   */
  public Duration updateAppliesWithin() {
    Duration early = waitEnds.minus(CLOCKS);
    Duration half = waitEnds.dividedBy(2);
    return early.compareTo(half) > 0 ? early : half;
  }

  /** When a 202 that is handed over at this time must be recorded at the latest. */
  Duration recordedBy(Duration handedOver) {
    Duration by = handedOver.plus(recording);
    return by.compareTo(answered) < 0 ? by : answered;
  }
}
