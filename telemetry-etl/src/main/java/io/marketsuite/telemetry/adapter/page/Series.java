package io.marketsuite.telemetry.adapter.page;

import io.marketsuite.telemetry.domain.MetricRow;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers by day, to be drawn.
 *
 * @param name plain text
 * @param style the style sheet's class: its colour
 */
record Series(String name, String style, SortedMap<LocalDate, Long> values) {
  static Series of(String style, Column column, List<MetricRow> rows) {
    SortedMap<LocalDate, Long> values = new TreeMap<>();
    rows.forEach(row -> values.put(FeatureDays.day(row), column.of(row)));
    return new Series(column.heading(), style, values);
  }
}
