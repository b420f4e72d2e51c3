package io.marketsuite.telemetry.adapter.page;

import io.marketsuite.telemetry.domain.MetricRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One feature's rows by day, the oldest first, and no more of them than a page can hold.
 *
 * @param installations of {@code installations-daily}
 * @param lifecycle of {@code lifecycle-daily}, the feature's own rows without its tenants'
 */
record FeatureDays(String feature, List<MetricRow> installations, List<MetricRow> lifecycle) {
  /** How many days back the page goes. */
  static final int DAYS = 30;

  static List<FeatureDays> of(List<MetricRow> installations, List<MetricRow> lifecycle) {
    Map<String, List<MetricRow>> counted = byFeature(lifecycle);
    Map<String, List<MetricRow>> installed = byFeature(installations);
    TreeSet<String> features = new TreeSet<>(installed.keySet());
    features.addAll(counted.keySet());
    return features.stream()
        .map(
            feature ->
                new FeatureDays(
                    feature,
                    latest(installed.getOrDefault(feature, List.of())),
                    latest(counted.getOrDefault(feature, List.of()))))
        .toList();
  }

  private static Map<String, List<MetricRow>> byFeature(List<MetricRow> rows) {
    return rows.stream()
        .filter(row -> !row.dimensions().containsKey(MetricRow.TENANT))
        .collect(
            Collectors.groupingBy(
                row -> row.dimensions().get(MetricRow.FEATURE), TreeMap::new, Collectors.toList()));
  }

  private static List<MetricRow> latest(List<MetricRow> rows) {
    return rows.stream()
        .sorted(Comparator.comparing(FeatureDays::day))
        .skip(Math.max(0, rows.size() - DAYS))
        .toList();
  }

  static LocalDate day(MetricRow row) {
    return LocalDate.ofInstant(row.window().start(), ZoneOffset.UTC);
  }
}
