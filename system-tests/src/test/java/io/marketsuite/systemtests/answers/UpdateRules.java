package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.CommandKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A tenant's setting is a register. What is read after the run was written by some Update that no
 * later one, answered 200, should have overwritten:
 *
 * <pre>
 *   Update A ──sent──────503┤                       reading A: wrong, it came back
 *                              Update B ├──200      reading B: right
 * </pre>
 */
record UpdateRules(Evidence evidence) {
  /** A connection that broke says nothing about the end; an Update is not applied later than so. */
  private static final Duration APPLIES_WITHIN = Duration.ofSeconds(5);

  void check(List<Violation> found) {
    Map<String, List<Call>> byTenant =
        evidence.calls().stream()
            .filter(call -> call.kind() == CommandKind.UPDATE)
            .collect(Collectors.groupingBy(Call::tenant));
    byTenant.forEach(
        (tenant, updates) ->
            wrong(updates, Optional.ofNullable(evidence.settings().get(tenant)))
                .ifPresent(
                    why ->
                        found.add(
                            new Violation(Rule.UPDATES_IN_ORDER, why + "; of the " + updates))));
  }

  private static Optional<String> wrong(List<Call> updates, Optional<String> read) {
    boolean anyDone = updates.stream().anyMatch(update -> update.reply().is(200));
    if (read.isEmpty()) {
      return anyDone ? Optional.of("nothing is read") : Optional.empty();
    }
    Map<String, Call> byValue =
        updates.stream()
            .collect(Collectors.toMap(update -> update.value().orElseThrow(), Function.identity()));
    Call writer = byValue.get(read.get());
    if (writer == null) {
      return Optional.of("«" + read.get() + "» was written by nobody");
    }
    if (writer.reply() instanceof Reply.Answered answered
        && answered.status() != 200
        && answered.status() != 503) {
      return Optional.of(writer + " was refused, and is read");
    }
    return updates.stream()
        .filter(update -> update.reply().is(200))
        .filter(update -> update.sentAt().compareTo(end(writer)) > 0)
        .findFirst()
        .map(later -> writer + " is read, though it should have been overwritten by " + later);
  }

  private static Duration end(Call update) {
    return switch (update.reply()) {
      case Reply.Answered _ -> update.endedAt();
      case Reply.Lost _ -> update.endedAt().plus(APPLIES_WITHIN);
    };
  }
}
