package io.marketsuite.telemetry.application;

import io.marketsuite.telemetry.application.Verification.Difference;
import io.marketsuite.telemetry.domain.MetricRow;
import io.marketsuite.telemetry.recompute.BatchRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds the rows of a metric's topic against a recomputation of the decision log.
 *
 * <p>The log grows and the stream is a little behind it, so that a difference may be one of time:
 * both are read again after a pause, a limited number of times. Equality is never presumed: it is
 * what one pair of readings showed.
 */
public final class MetricVerifier {
  private final MetricLog log;
  private final int attempts;
  private final Runnable pause;

  /**
   * @param attempts at least one
   * @param pause waits between two attempts
   */
  public MetricVerifier(MetricLog log, int attempts, Runnable pause) {
    this.log = log;
    this.attempts = attempts;
    this.pause = pause;
  }

  public Verification verify(String metric) {
    Verification found = compare(metric);
    for (int i = 1; i < attempts && !found.equal(); i++) {
      pause.run();
      found = compare(metric);
    }
    return found;
  }

  private Verification compare(String metric) {
    Map<String, PublishedRow> recomputed = new TreeMap<>();
    for (BatchRow row : log.recompute()) {
      if (row.metric().equals(metric)) {
        recomputed.put(row.key(), PublishedRow.of(row));
      }
    }
    Map<String, MetricRow> stream = log.latestRows(metric);
    TreeSet<String> keys = new TreeSet<>(recomputed.keySet());
    keys.addAll(stream.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String key : keys) {
      difference(
              key,
              Optional.ofNullable(stream.get(key)).map(PublishedRow::of),
              Optional.ofNullable(recomputed.get(key)))
          .ifPresent(differences::add);
    }
    return new Verification(
        metric,
        differences.isEmpty(),
        recomputed.size(),
        differences.size(),
        List.copyOf(differences.subList(0, Math.min(Verification.SHOWN, differences.size()))));
  }

  private static Optional<Difference> difference(
      String key, Optional<PublishedRow> stream, Optional<PublishedRow> recomputed) {
    boolean same = stream.flatMap(row -> recomputed.filter(row::saysTheSameAs)).isPresent();
    return same ? Optional.empty() : Optional.of(new Difference(key, stream, recomputed));
  }
}
