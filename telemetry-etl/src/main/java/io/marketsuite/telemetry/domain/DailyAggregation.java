package io.marketsuite.telemetry.domain;

import io.marketsuite.telemetry.domain.InstallationsDaily.Closing;
import io.marketsuite.telemetry.domain.MetricRow.DefinitionRef;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds facts up by feature and day. Sums commute: what comes out does not depend on the order in
 * which the facts of different tenants arrive. Not thread-safe: one per {@link DayBook}.
 */
public final class DailyAggregation {
  private final DayBook book;
  private final Duration allowedLateness;
  private final Map<String, DefinitionRef> definitions;

  /**
   * @param definitions by metric id: {@link LifecycleDaily#ID} and {@link InstallationsDaily#ID}
   */
  public DailyAggregation(
      DayBook book, Duration allowedLateness, Map<String, DefinitionRef> definitions) {
    this.book = book;
    this.allowedLateness = allowedLateness;
    this.definitions = Map.copyOf(definitions);
  }

  /** Takes an input in; the rows that changed by it. */
  public List<MetricRow> on(MetricInput input) {
    List<MetricRow> changed = new ArrayList<>();
    switch (input) {
      case DayFacts facts -> count(facts, changed);
      case ClockAdvanced tick -> advance(tick, changed);
    }
    return changed;
  }

  private void count(DayFacts facts, List<MetricRow> changed) {
    String feature = facts.featureId();
    LocalDate day = facts.day();
    Horizon horizon = horizon();
    Counts tenantBefore = book.tenantCounts(feature, day, facts.tenantId());
    Counts tenantNow = tenantBefore.plus(facts.counts());
    DayTally tally = book.tally(feature, day).plus(facts, tenantBefore);
    book.remember(feature, day, facts.tenantId(), tenantNow);
    book.remember(feature, day, tally);
    boolean isFinal = horizon.isFinal(day);
    write(LifecycleDaily.ofFeature(feature, day, tally, isFinal), changed);
    write(LifecycleDaily.ofTenant(feature, facts.tenantId(), day, tenantNow, isFinal), changed);
    Optional<FeatureSpan> known = book.span(feature);
    FeatureSpan span = known.orElse(new FeatureSpan(feature, day, day)).including(day);
    span = horizon.today().filter(span.last()::isBefore).map(span::including).orElse(span);
    book.remember(span);
    writeInstallations(span, firstChanged(known, day), horizon, changed);
  }

  /** The day itself, or an earlier one where days between have no row yet. */
  private static LocalDate firstChanged(Optional<FeatureSpan> known, LocalDate day) {
    return known.map(span -> span.last().plusDays(1)).filter(day::isAfter).orElse(day);
  }

  private void advance(ClockAdvanced tick, List<MetricRow> changed) {
    Horizon before = horizon();
    book.remember(book.clock().advance(tick));
    Horizon now = horizon();
    if (now.equals(before)) {
      return;
    }
    for (FeatureSpan span : book.spans()) {
      LocalDate today = now.today().orElseThrow();
      FeatureSpan extended = today.isAfter(span.last()) ? span.including(today) : span;
      book.remember(extended);
      LocalDate from = before.firstOpenDay().filter(span.first()::isBefore).orElse(span.first());
      finish(extended, from, now, changed);
      writeInstallations(extended, from, now, changed);
    }
  }

  /** Writes anew what was counted on the days that became final. */
  private void finish(FeatureSpan span, LocalDate from, Horizon horizon, List<MetricRow> changed) {
    for (LocalDate day = from;
        !day.isAfter(span.last()) && horizon.isFinal(day);
        day = day.plusDays(1)) {
      writeTallies(span.featureId(), day, horizon, changed);
    }
  }

  private void writeTallies(
      String feature, LocalDate day, Horizon horizon, List<MetricRow> changed) {
    DayTally tally = book.tally(feature, day);
    if (tally.counts().none()) {
      return;
    }
    boolean isFinal = horizon.isFinal(day);
    write(LifecycleDaily.ofFeature(feature, day, tally, isFinal), changed);
    book.tenantCounts(feature, day)
        .forEach(
            (tenant, counts) ->
                write(LifecycleDaily.ofTenant(feature, tenant, day, counts, isFinal), changed));
  }

  /** Each day's row rests on the day before, so that a change runs on to the last day. */
  private void writeInstallations(
      FeatureSpan span, LocalDate from, Horizon horizon, List<MetricRow> changed) {
    Closing before = closingBefore(span, from);
    for (LocalDate day = from; !day.isAfter(span.last()); day = day.plusDays(1)) {
      DayTally tally = book.tally(span.featureId(), day);
      write(
          InstallationsDaily.ofFeature(span.featureId(), day, before, tally, horizon.isFinal(day)),
          changed);
      before = before.then(tally);
    }
  }

  private Closing closingBefore(FeatureSpan span, LocalDate day) {
    String key = MetricRow.key(Map.of(MetricRow.FEATURE, span.featureId()), day.minusDays(1));
    return book.written(InstallationsDaily.ID, key).map(Closing::of).orElse(Closing.NONE);
  }

  private void write(RowDraft draft, List<MetricRow> changed) {
    Optional<MetricRow> row =
        draft.after(book.written(draft.metric(), draft.key()), definitions.get(draft.metric()));
    row.ifPresent(
        changedRow -> {
          book.remember(changedRow);
          changed.add(changedRow);
        });
  }

  private Horizon horizon() {
    return Horizon.of(book.clock().now(), allowedLateness);
  }
}
