package io.marketsuite.telemetry.topology;

import io.marketsuite.contracts.Topics;
import io.marketsuite.telemetry.domain.InstallationsDaily;
import io.marketsuite.telemetry.domain.LifecycleDaily;
import java.util.Map;

/** Which topic holds which metric. */
public final class MetricTopics {
  private static final Map<String, String> BY_METRIC =
      Map.of(
          LifecycleDaily.ID, Topics.METRICS_LIFECYCLE_DAILY,
          InstallationsDaily.ID, Topics.METRICS_INSTALLATIONS_DAILY);

  private MetricTopics() {}

  public static Map<String, String> byMetric() {
    return BY_METRIC;
  }

  static String of(String metric) {
    return BY_METRIC.get(metric);
  }
}
