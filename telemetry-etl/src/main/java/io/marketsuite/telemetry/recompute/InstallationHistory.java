package io.marketsuite.telemetry.recompute;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All decisions about one tenant's installations of one feature. */
final class InstallationHistory {
  private record Place(String topic, int partition, long offset) {}

  private final Set<Place> seen = new HashSet<>();
  private final Map<Long, Life> lives = new TreeMap<>();
  private final List<LocalDate> refusals = new ArrayList<>();
  private Instant latest = Instant.MIN;

  void add(DecisionRecord decision) {
    DecisionRecord.DecidedInput input = decision.input();
    if (!seen.add(new Place(input.topic(), input.partition(), input.offset()))) {
      return;
    }
    latest = input.recordedAt().isAfter(latest) ? input.recordedAt() : latest;
    LocalDate day = LocalDate.ofInstant(latest, ZoneOffset.UTC);
    for (LifecycleEvent event : decision.events()) {
      lives.computeIfAbsent(event.generation(), _ -> new Life()).add(day, event);
    }
    if (decision.verdict() == Verdict.REJECTED
        && Columns.refusesSettings(decision.reason())
        && input.value() instanceof Command command
        && command.kind() == CommandKind.UPDATE) {
      refusals.add(day);
    }
  }

  Collection<Life> lives() {
    return lives.values();
  }

  void count(Happenings happenings) {
    lives.values().forEach(life -> life.count(happenings));
    refusals.forEach(day -> happenings.add(day, Columns.REJECTIONS));
  }
}
