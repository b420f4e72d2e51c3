package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CommandKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A callback if and only if a 202 is on record; one ending; the final status. */
record CallbackRules(Evidence evidence, Findings findings) {
  /** How a callback may end that a later command of the tenant overtook; nothing was lost then. */
  private static final Set<CallbackEnding> OF_OVERTAKEN_CALLS =
      EnumSet.of(
          CallbackEnding.JOINED, CallbackEnding.SUPERSEDED, CallbackEnding.PRESUMED_DELIVERED);

  void check(List<Violation> found) {
    for (Call call : evidence.calls()) {
      List<Received> received =
          evidence.received().stream().filter(it -> it.number() == call.number()).toList();
      boolean promised = !findings.recorded(call, 202).isEmpty();
      beside(call, received, promised, found);
      if (!received.isEmpty() && !promised) {
        found.add(
            new Violation(Rule.NO_CALLBACK_WITHOUT_A_PROMISE, call + " has no 202 on record"));
      }
      received.stream()
          .filter(it -> !isTrue(call, it))
          .forEach(it -> found.add(new Violation(Rule.A_202_IS_KEPT, call + " was told " + it)));
      if (promised || call.reply().is(202)) {
        ending(call, received, found);
      }
    }
  }

  private void beside(Call call, List<Received> received, boolean promised, List<Violation> found) {
    boolean another =
        call.reply() instanceof Reply.Answered answered
            && answered.status() != 202
            && answered.status() != 503;
    if ((another || call.kind() == CommandKind.UPDATE)
        && (!received.isEmpty() || promised || isAskedFor(call))) {
      found.add(
          new Violation(
              Rule.NO_CALLBACK_BESIDE_AN_ANSWER,
              call + " and a callback: promised " + promised + ", received " + received));
    }
  }

  private boolean isAskedFor(Call call) {
    return evidence.requests().stream()
        .filter(request -> request.endAs().isEmpty())
        .anyMatch(request -> findings.ids(call).anyMatch(request.commandId()::equals));
  }

  private boolean isTrue(Call call, Received it) {
    Optional<String> status =
        findings.conclusion(call).map(end -> end.succeeded() ? "SUCCESS" : "FAILED");
    return it.type().equals(Names.of(call.kind()))
        && it.tenant().equals(call.tenant())
        && status.filter(it.status()::equals).isPresent();
  }

  private void ending(Call call, List<Received> received, List<Violation> found) {
    List<CallbackEnded> endings =
        evidence.endings().stream()
            .filter(end -> findings.ids(call).anyMatch(end.commandId()::equals))
            .toList();
    int promises = findings.recorded(call, 202).size();
    if (promises != 1 || endings.size() != 1) {
      found.add(
          new Violation(
              Rule.A_202_IS_KEPT,
              call + " has " + promises + " promises on record and the endings " + endings));
      return;
    }
    CallbackEnding how = endings.getFirst().ending();
    boolean taken = received.stream().filter(Received::taken).count() == 1;
    if (how == CallbackEnding.DELIVERED && !taken) {
      found.add(
          new Violation(Rule.A_202_IS_KEPT, call + " is delivered, but received: " + received));
    }
    boolean excused = OF_OVERTAKEN_CALLS.contains(how) && isOvertaken(call);
    if (how != CallbackEnding.DELIVERED && !excused) {
      found.add(new Violation(Rule.A_202_IS_KEPT, call + " ended as " + how));
    }
  }

  /** Only a later command of the same tenant may end a callback otherwise. */
  private boolean isOvertaken(Call call) {
    return evidence.calls().stream()
        .anyMatch(
            other ->
                other.tenant().equals(call.tenant())
                    && other.sentAt().compareTo(call.sentAt()) > 0);
  }
}
