package io.marketsuite.telemetry.application;

import io.marketsuite.telemetry.domain.MetricRow;
import io.marketsuite.telemetry.recompute.BatchRow;
import java.util.List;
import java.util.Map;

/** What the topics themselves hold, read from their beginning to their present end. */
public interface MetricLog {
  /** All rows of all metrics, recomputed from the decision log. */
  List<BatchRow> recompute();

  /** The latest row of each key on a metric's topic. */
  Map<String, MetricRow> latestRows(String metric);
}
