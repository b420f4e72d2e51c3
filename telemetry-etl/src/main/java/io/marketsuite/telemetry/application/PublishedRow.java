package io.marketsuite.telemetry.application;

import io.marketsuite.telemetry.domain.MetricRow;
import io.marketsuite.telemetry.domain.MetricRow.Status;
import io.marketsuite.telemetry.domain.MetricRow.Window;
import io.marketsuite.telemetry.recompute.BatchRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row as it is shown: from the stream, or recomputed.
 *
 * @param revision empty where it was recomputed: a revision is the history of the topic
 */
public record PublishedRow(
    Map<String, String> dimensions,
    Window window,
    Map<String, Long> values,
    Status status,
    Optional<Integer> revision) {

  public static PublishedRow of(MetricRow row) {
    return new PublishedRow(
        row.dimensions(), row.window(), row.values(), row.status(), Optional.of(row.revision()));
  }

  public static PublishedRow of(BatchRow row) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put(MetricRow.FEATURE, row.feature());
    row.tenant().ifPresent(tenant -> dimensions.put(MetricRow.TENANT, tenant));
    return new PublishedRow(
        dimensions,
        Window.of(row.day()),
        row.values(),
        row.isFinal() ? Status.FINAL : Status.PROVISIONAL,
        Optional.empty());
  }

  /** Whether both say the same of the same window; revisions are not compared. */
  boolean saysTheSameAs(PublishedRow other) {
    return dimensions.equals(other.dimensions)
        && window.equals(other.window)
        && values.equals(other.values)
        && status == other.status;
  }
}
