package io.marketsuite.lifecycle.topology;

import io.marketsuite.lifecycle.domain.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which deadlines come next, so that a look at the clock does not walk over every installation.
 *
 * <p>In memory only: it is built from the store when a task starts and kept up with each decision.
 * A deadline that was taken comes back with the next decision if it still stands. Not thread-safe:
 * it belongs to one task.
 */
final class DeadlineIndex {
  /** A deadline of one installation. */
  record Due(Instant at, String key, String id) {}

  private final TreeSet<Due> byTime =
      new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::key).thenComparing(Due::id));
  private final Map<String, List<Due>> byKey = new HashMap<>();

  void replace(String key, List<Deadline> deadlines) {
    byKey.getOrDefault(key, List.of()).forEach(byTime::remove);
    if (deadlines.isEmpty()) {
      byKey.remove(key);
      return;
    }
    List<Due> due =
        deadlines.stream().map(deadline -> new Due(deadline.at(), key, deadline.id())).toList();
    byKey.put(key, due);
    byTime.addAll(due);
  }

  /** Takes out what is due. */
  List<Due> takeDue(Instant now) {
    List<Due> due = new ArrayList<>();
    while (!byTime.isEmpty() && !byTime.first().at().isAfter(now)) {
      due.add(byTime.pollFirst());
    }
    return due;
  }
}
