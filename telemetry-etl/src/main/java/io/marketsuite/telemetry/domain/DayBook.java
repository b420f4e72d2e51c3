package io.marketsuite.telemetry.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the aggregation remembers between inputs. Used by one thread at a time. */
public interface DayBook {
  LifecycleClock clock();

  void remember(LifecycleClock clock);

  Optional<FeatureSpan> span(String featureId);

  /** All features that ever counted anything. */
  List<FeatureSpan> spans();

  void remember(FeatureSpan span);

  /** {@link DayTally#NOTHING} where nothing was counted. */
  DayTally tally(String featureId, LocalDate day);

  void remember(String featureId, LocalDate day, DayTally tally);

  /** {@link Counts#NONE} where nothing was counted. */
  Counts tenantCounts(String featureId, LocalDate day, String tenantId);

  /** What each tenant counted on a day. */
  Map<String, Counts> tenantCounts(String featureId, LocalDate day);

  void remember(String featureId, LocalDate day, String tenantId, Counts counts);

  /** The latest row that was written, by metric and the row's key. */
  Optional<MetricRow> written(String metric, String key);

  void remember(MetricRow row);
}
