package io.marketsuite.telemetry.recompute;

import io.marketsuite.contracts.lifecycle.DecisionRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes in the decision log up to some point and computes all rows at once. Partitions may come in
 * any order, each partition in its own. Holds all that it took in; not thread-safe.
 */
public final class BatchRecompute {
  private final int partitions;
  private final Duration allowedLateness;
  private final Map<Integer, Instant> ticks = new HashMap<>();
  private final Map<String, Map<String, InstallationHistory>> histories = new TreeMap<>();

  /**
   * @param partitions of the decision log
   */
  public BatchRecompute(int partitions, Duration allowedLateness) {
    this.partitions = partitions;
    this.allowedLateness = allowedLateness;
  }

  /** A decision about an installation. */
  public void add(DecisionRecord decision) {
    histories
        .computeIfAbsent(decision.featureId().orElseThrow(), _ -> new TreeMap<>())
        .computeIfAbsent(decision.tenantId().orElseThrow(), _ -> new InstallationHistory())
        .add(decision);
  }

  /** A tick of a partition. */
  public void tick(int partition, Instant at) {
    ticks.merge(partition, at, (a, b) -> b.isAfter(a) ? b : a);
  }

  /** All rows of both metrics, in the order of their metrics and keys. */
  public List<BatchRow> rows() {
    Optional<Instant> clock =
        ticks.size() < partitions
            ? Optional.empty()
            : ticks.values().stream().min(Instant::compareTo);
    List<BatchRow> rows = new ArrayList<>();
    histories.forEach((feature, tenants) -> rows.addAll(ofFeature(feature, tenants, clock)));
    return rows;
  }

  private List<BatchRow> ofFeature(
      String feature, Map<String, InstallationHistory> tenants, Optional<Instant> clock) {
    FeatureDays days = new FeatureDays();
    tenants.forEach(
        (tenant, history) -> history.count((day, column) -> days.add(tenant, day, column)));
    if (days.isEmpty()) {
      return List.of();
    }
    List<BatchRow> rows = new ArrayList<>();
    days.lifecycleRows(
        (tenant, day, values) ->
            rows.add(
                new BatchRow(
                    "lifecycle-daily", feature, tenant, day, values, isFinal(day, clock))));
    Optional<LocalDate> today = clock.map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
    LocalDate last = today.filter(days.last()::isBefore).orElse(days.last());
    for (LocalDate day = days.first(); !day.isAfter(last); day = day.plusDays(1)) {
      rows.add(
          new BatchRow(
              "installations-daily",
              feature,
              Optional.empty(),
              day,
              installations(tenants.values(), days, day),
              isFinal(day, clock)));
    }
    return rows;
  }

  private static Map<String, Long> installations(
      Collection<InstallationHistory> tenants, FeatureDays days, LocalDate day) {
    Map<String, Long> values = new LinkedHashMap<>();
    values.put("active_installations_before", active(tenants, day.minusDays(1)));
    values.put(Columns.INSTALLS, days.count(day, Columns.INSTALLS));
    values.put("imported", days.count(day, Columns.IMPORTED));
    values.put(Columns.UNINSTALLS, days.count(day, Columns.UNINSTALLS));
    values.put(Columns.CLEANUPS, days.count(day, Columns.CLEANUPS));
    values.put(Columns.REPLACED, days.count(day, Columns.REPLACED));
    values.put(
        "adjusted", days.count(day, Columns.ADJUSTED_IN) - days.count(day, Columns.ADJUSTED_OUT));
    values.put("active_installations", active(tenants, day));
    values.put("activated_installations", activated(tenants, day));
    return values;
  }

  private static long active(Collection<InstallationHistory> tenants, LocalDate day) {
    return tenants.stream()
        .flatMap(history -> history.lives().stream())
        .flatMap(life -> life.installed().stream())
        .filter(interval -> interval.reachesOverTheEndOf(day))
        .count();
  }

  private static long activated(Collection<InstallationHistory> tenants, LocalDate day) {
    return tenants.stream()
        .flatMap(history -> history.lives().stream())
        .flatMap(life -> life.activated().stream())
        .filter(interval -> interval.reachesOverTheEndOf(day))
        .count();
  }

  private boolean isFinal(LocalDate day, Optional<Instant> clock) {
    Instant due = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(allowedLateness);
    return clock.filter(at -> !at.isBefore(due)).isPresent();
  }
}
