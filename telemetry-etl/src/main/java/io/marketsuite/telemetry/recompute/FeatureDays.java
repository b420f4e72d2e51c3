package io.marketsuite.telemetry.recompute;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What a feature counted, by day, tenant and column. */
final class FeatureDays {
  private final NavigableMap<LocalDate, Map<String, Map<String, Long>>> days = new TreeMap<>();

  /** Takes in the values of one row of {@code lifecycle-daily}. */
  @FunctionalInterface
  interface Rows {
    void add(Optional<String> tenant, LocalDate day, Map<String, Long> values);
  }

  void add(String tenant, LocalDate day, String column) {
    days.computeIfAbsent(day, _ -> new TreeMap<>())
        .computeIfAbsent(tenant, _ -> new TreeMap<>())
        .merge(column, 1L, Long::sum);
  }

  boolean isEmpty() {
    return days.isEmpty();
  }

  LocalDate first() {
    return days.firstKey();
  }

  LocalDate last() {
    return days.lastKey();
  }

  long count(LocalDate day, String column) {
    return days.getOrDefault(day, Map.of()).values().stream()
        .mapToLong(counts -> counts.getOrDefault(column, 0L))
        .sum();
  }

  private long tenants(LocalDate day, String column) {
    return days.get(day).values().stream().filter(counts -> counts.containsKey(column)).count();
  }

  void lifecycleRows(Rows rows) {
    days.forEach(
        (day, tenants) -> {
          rows.add(Optional.empty(), day, ofFeature(day, tenants.size()));
          tenants.forEach((tenant, counts) -> rows.add(Optional.of(tenant), day, ofTenant(counts)));
        });
  }

  private Map<String, Long> ofFeature(LocalDate day, int tenants) {
    Map<String, Long> values = new LinkedHashMap<>();
    Columns.COUNTED.forEach(column -> values.put(column, count(day, column)));
    values.put("tenants", (long) tenants);
    Columns.COUNTED.forEach(column -> values.put(column + "_tenants", tenants(day, column)));
    return values;
  }

  private static Map<String, Long> ofTenant(Map<String, Long> counts) {
    Map<String, Long> values = new LinkedHashMap<>();
    Columns.COUNTED.forEach(column -> values.put(column, counts.getOrDefault(column, 0L)));
    return values;
  }
}
