package io.marketsuite.telemetry.adapter.page;

import io.marketsuite.telemetry.domain.InstallationsDaily;
import io.marketsuite.telemetry.domain.LifecycleDaily;
import io.marketsuite.telemetry.domain.Measure;
import io.marketsuite.telemetry.domain.MetricRow;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column of a table on the page: the sum of a row's values.
 *
 * @param heading plain text
 * @param parts the values' names
 */
record Column(String heading, List<String> parts) {
  /** The account of a day: before, what came and went, after. */
  static final List<Column> INSTALLATIONS =
      List.of(
          one("Before", InstallationsDaily.OPENING),
          one("Installs", InstallationsDaily.INSTALLS),
          one("Imported", InstallationsDaily.IMPORTED),
          one("Uninstalls", InstallationsDaily.UNINSTALLS),
          one("Cleanups", InstallationsDaily.CLEANUPS),
          one("Replaced", InstallationsDaily.REPLACED),
          one("Adjusted", InstallationsDaily.ADJUSTED),
          one("Active", InstallationsDaily.ACTIVE),
          one("Activated", InstallationsDaily.ACTIVATED));

  /** What happened on a day, and how many tenants it happened to. */
  static final List<Column> LIFECYCLE =
      List.of(
          of("Installs", Measure.INSTALLS),
          of("Uninstalls", Measure.UNINSTALLS),
          of("Cleanups", Measure.CLEANUPS),
          of("Activations", Measure.ACTIVATIONS),
          of("Deactivations", Measure.DEACTIVATIONS),
          of("Upgrades", Measure.UPGRADES),
          of("Repairs", Measure.REPAIRS),
          of("Settings changed", Measure.SETTINGS_CHANGES),
          of("Settings refused", Measure.SETTINGS_REJECTIONS),
          of(
              "Failures",
              Measure.FAILURES_CREATE,
              Measure.FAILURES_ACTIVATE,
              Measure.FAILURES_DEACTIVATE,
              Measure.FAILURES_UPDATE,
              Measure.FAILURES_UPGRADE,
              Measure.FAILURES_DELETE),
          one("Tenants", LifecycleDaily.TENANTS));

  private static Column one(String heading, String part) {
    return new Column(heading, List.of(part));
  }

  private static Column of(String heading, Measure... measures) {
    return new Column(heading, Stream.of(measures).map(Measure::column).toList());
  }

  long of(MetricRow row) {
    return parts.stream().mapToLong(part -> row.values().getOrDefault(part, 0L)).sum();
  }
}
