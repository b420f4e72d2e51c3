package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CommandConcluded;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Duration;
import java.util.List;

/** In time, and a 200 is kept. */
record AnswerRules(Evidence evidence, Findings findings) {
  /** From sending to the answer, as the client measures it. */
  static final Duration LIMIT = Duration.ofSeconds(9);

  /** Until a client sees that the process it talked to is gone. */
  private static final Duration NOTICED = Duration.ofSeconds(1);

  void check(List<Violation> found) {
    for (Call call : evidence.calls()) {
      switch (call.reply()) {
        case Reply.Lost(String _) -> lost(call, found);
        case Reply.Answered(int status, var _) -> {
          inTime(call, found);
          if (status == 200 && !isKept(call)) {
            found.add(new Violation(Rule.A_200_IS_KEPT, call + " has no effect in the decisions"));
          }
          if (status == 202 && call.kind() == CommandKind.UPDATE) {
            found.add(new Violation(Rule.A_202_IS_KEPT, call + " is an Update"));
          }
        }
      }
    }
  }

  /** The time in which its own ingress stood still is not the ingress's. */
  private void inTime(Call call, List<Violation> found) {
    Duration frozen =
        evidence.stops().stream()
            .filter(stop -> stop.part() == call.replica() && stop.manner() == Manner.FREEZE)
            .map(stop -> stop.overlap(call.sentAt(), call.endedAt()))
            .reduce(Duration.ZERO, Duration::plus);
    Duration taken = call.endedAt().minus(call.sentAt()).minus(frozen);
    if (taken.compareTo(LIMIT) > 0) {
      found.add(
          new Violation(
              Rule.ANSWERED_IN_TIME, call + " took " + taken.toMillis() + " ms of its ingress"));
    }
  }

  private void lost(Call call, List<Violation> found) {
    boolean killed =
        evidence.stops().stream()
            .filter(stop -> stop.part() == call.replica() && stop.manner() == Manner.KILL)
            .anyMatch(stop -> !stop.overlap(call.sentAt(), call.endedAt().plus(NOTICED)).isZero());
    if (!killed) {
      found.add(
          new Violation(Rule.LOST_BY_A_KILL_ALONE, call + " though its ingress was not killed"));
    }
  }

  private boolean isKept(Call call) {
    return findings.decisions(call).stream()
            .anyMatch(decision -> decision.verdict() == Verdict.UNCHANGED)
        || findings.conclusion(call).filter(CommandConcluded::succeeded).isPresent();
  }
}
