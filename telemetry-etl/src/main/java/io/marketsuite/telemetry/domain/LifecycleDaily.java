package io.marketsuite.telemetry.domain;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rows of {@code lifecycle-daily}: what was counted on a day, per feature and per tenant. */
public final class LifecycleDaily {
  public static final String ID = "lifecycle-daily";
  public static final String TENANTS = "tenants";

  private LifecycleDaily() {}

  /** The columns of a feature's row; a tenant's row has those without distinct tenants. */
  public static List<String> columns() {
    return Stream.concat(
            Stream.of(Measure.values()).map(Measure::column),
            Stream.concat(
                Stream.of(TENANTS), Stream.of(Measure.values()).map(Measure::tenantsColumn)))
        .toList();
  }

  static RowDraft ofFeature(String featureId, LocalDate day, DayTally tally, boolean isFinal) {
    Map<String, Long> values = values(tally.counts());
    values.put(TENANTS, tally.tenantsOfAny());
    for (Measure measure : Measure.values()) {
      values.put(measure.tenantsColumn(), tally.tenants().of(measure));
    }
    return new RowDraft(ID, Map.of(MetricRow.FEATURE, featureId), day, values, isFinal);
  }

  static RowDraft ofTenant(
      String featureId, String tenantId, LocalDate day, Counts counts, boolean isFinal) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put(MetricRow.FEATURE, featureId);
    dimensions.put(MetricRow.TENANT, tenantId);
    return new RowDraft(ID, dimensions, day, values(counts), isFinal);
  }

  private static Map<String, Long> values(Counts counts) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (Measure measure : Measure.values()) {
      values.put(measure.column(), counts.of(measure));
    }
    return values;
  }
}
