package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.StoreResult;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Counts how often each rare branch was taken. Pure. */
final class Branches {
  private static final long WAIT_ENDS_MS = 6_500;

  private final Map<Branch, Integer> counts = new EnumMap<>(Branch.class);

  private Branches() {
    for (Branch branch : Branch.values()) {
      counts.put(branch, 0);
    }
  }

  static Map<Branch, Integer> of(Evidence evidence) {
    Branches branches = new Branches();
    Findings findings = new Findings(evidence);
    evidence.calls().forEach(call -> branches.count(call, findings));
    evidence.inputs().forEach(input -> branches.count(input.value()));
    branches.countDecisions(evidence.decisions());
    branches.add(
        Branch.CALLBACK_TRIED_AGAIN,
        (int) evidence.received().stream().filter(received -> !received.taken()).count());
    return branches.counts;
  }

  private void count(Call call, Findings findings) {
    switch (call.reply()) {
      case Reply.Lost _ -> add(Branch.CONNECTION_LOST, 1);
      case Reply.Answered(int status, var problem) -> {
        if (status == 200) {
          add(Branch.DONE_AT_ONCE, 1);
        }
        problem.ifPresent(
            type -> {
              if (type.endsWith("/not-completed-in-time")) {
                add(Branch.NOT_COMPLETED_IN_TIME, 1);
              } else if (type.endsWith("/outcome-unknown")) {
                add(Branch.PRODUCE_UNKNOWN, 1);
              }
            });
      }
    }
    boolean unanswered = !call.reply().is(200) && !call.reply().is(202);
    if (call.reply() instanceof Reply.Lost && !findings.commands(call).isEmpty()) {
      add(Branch.TAKEN_BUT_UNANSWERED, 1);
    }
    if (unanswered && !findings.recorded(call, 202).isEmpty()) {
      add(Branch.PROMISED_BUT_NOT_TOLD, 1);
    }
    if (call.kind() == CommandKind.UPDATE && call.step() == Step.AGAIN && call.reply().is(200)) {
      add(Branch.UPDATE_DONE_AT_ANOTHER_TRY, 1);
    }
  }

  private void count(Object input) {
    if (input instanceof CommandAnswered answered && answered.status() == 202) {
      add(
          answered.latencyMs() >= WAIT_ENDS_MS
              ? Branch.ACCEPTED_AFTER_THE_WAIT
              : Branch.ACCEPTED_AT_ONCE,
          1);
    }
  }

  private void countDecisions(Iterable<DecisionRecord> decisions) {
    Set<UUID> concluded = new HashSet<>();
    for (DecisionRecord decision : decisions) {
      if (decision.input().value() instanceof StoreAnswered stored
          && stored.result() == StoreResult.EXPIRED) {
        add(Branch.STORE_EXPIRED, 1);
      }
      for (LifecycleEvent event : decision.events()) {
        if (event instanceof LifecycleEvent.CommandConcluded it) {
          concluded.add(it.commandId());
        } else if (event instanceof LifecycleEvent.UninstallReverted) {
          add(Branch.DELETE_TAKEN_BACK, 1);
        } else if (event instanceof LifecycleEvent.AnswerRecorded it
            && it.status() == 202
            && concluded.contains(it.commandId())) {
          add(Branch.COMPLETED_BEFORE_IT_WAS_PROMISED, 1);
        }
      }
    }
  }

  private void add(Branch branch, int more) {
    counts.merge(branch, more, Integer::sum);
  }
}
