package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where each tenant's feature ends. A tenant's calls, but Updates, follow one another. */
record SettledRules(Evidence evidence, Findings findings) {

  void check(List<Violation> found) {
    Map<String, List<Call>> byTenant =
        evidence.calls().stream()
            .filter(call -> call.kind() != CommandKind.UPDATE)
            .sorted(Comparator.comparing(Call::sentAt))
            .collect(Collectors.groupingBy(Call::tenant));
    byTenant.forEach(
        (tenant, calls) -> {
          FeatureStatus seen = evidence.statuses().getOrDefault(tenant, FeatureStatus.ABSENT);
          Set<FeatureStatus> expected = expected(calls);
          if (!expected.contains(seen)) {
            found.add(
                new Violation(
                    Rule.SETTLED_AS_ANSWERED,
                    tenant + " is " + seen + ", expected one of " + expected + " after " + calls));
          }
        });
    evidence.calls().stream()
        .filter(call -> call.kind() == CommandKind.DELETE)
        .filter(call -> findings.recorded(call, 200).isEmpty())
        .filter(call -> findings.recorded(call, 202).isEmpty())
        .filter(call -> isDestroyed(call.tenant()))
        .forEach(
            call ->
                found.add(
                    new Violation(
                        Rule.NOTHING_DESTROYED_ON_A_HOPE, call + " has no answer on record")));
  }

  private boolean isDestroyed(String tenant) {
    return findings.events(tenant).stream().anyMatch(SettledRules::destroys);
  }

  private static boolean destroys(LifecycleEvent event) {
    return event instanceof LifecycleEvent.UninstallConfirmed
        || event instanceof LifecycleEvent.Uninstalled
        || event instanceof LifecycleEvent.ErasureDue
        || event instanceof LifecycleEvent.ProvisioningRequested requested
            && requested.request().kind() == CommandKind.DELETE;
  }

  private Set<FeatureStatus> expected(List<Call> calls) {
    Call last = calls.getLast();
    Set<FeatureStatus> before =
        calls.size() == 1
            ? Set.of(FeatureStatus.ABSENT)
            : expected(calls.subList(0, calls.size() - 1));
    Set<FeatureStatus> after = after(last.kind(), before);
    return switch (last.reply()) {
      case Reply.Answered(int status, var _) when status == 200 -> after;
      case Reply.Answered(int status, var _) when status == 202 ->
          findings.conclusion(last).filter(end -> !end.succeeded()).isPresent() ? before : after;
      case Reply.Answered(int status, var _) when status < 500 -> before;
      case Reply.Answered _, Reply.Lost _ -> either(before, after);
    };
  }

  private static Set<FeatureStatus> either(Set<FeatureStatus> one, Set<FeatureStatus> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<FeatureStatus> after(CommandKind kind, Set<FeatureStatus> before) {
    return switch (kind) {
      case CREATE, DEACTIVATE -> Set.of(FeatureStatus.DEACTIVATED);
      case ACTIVATE -> Set.of(FeatureStatus.ACTIVATED);
      case DELETE, CLEANUP -> Set.of(FeatureStatus.ABSENT);
      case UPDATE, UPGRADE -> before;
    };
  }
}
