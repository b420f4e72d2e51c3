package io.marketsuite.telemetry.adapter.page;

import io.marketsuite.operator.login.Html;
import io.marketsuite.telemetry.domain.MetricRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page says, from the rows of the metrics topics. Pure. */
final class Dashboard {
  private static final int FEATURES = 50;

  private Dashboard() {}

  static String of(List<MetricRow> installations, List<MetricRow> lifecycle) {
    List<FeatureDays> features = FeatureDays.of(installations, lifecycle);
    if (features.isEmpty()) {
      return """
          <p>There are no metrics yet. They appear when the first installation is decided: rows
          are read from <code>marketplace.metrics.installations-daily</code> and
          <code>marketplace.metrics.lifecycle-daily</code>, and both are empty.</p>
          """;
    }
    return note(features.size())
        + features.stream()
            .limit(FEATURES)
            .map(Dashboard::feature)
            .collect(Collectors.joining("\n"));
  }

  private static String note(int features) {
    String all =
        """
        <p class="note">Days are UTC, the latest %d with a row of each feature. A PROVISIONAL row may
        still change with late input, a FINAL one is only ever revised.</p>
        """
            .formatted(FeatureDays.DAYS);
    return features <= FEATURES
        ? all
        : all + "<p class=\"note\">The first %d of %d features.</p>".formatted(FEATURES, features);
  }

  private static String feature(FeatureDays days) {
    return "<section><h2>"
        + Html.escape(days.feature())
        + "</h2>"
        + installations(days)
        + lifecycle(days)
        + "</section>";
  }

  private static String installations(FeatureDays days) {
    if (days.installations().isEmpty()) {
      return "";
    }
    List<Column> columns = Column.INSTALLATIONS;
    Chart chart =
        new Chart(
            "Installations of " + days.feature() + " at the end of each day",
            Stream.of(
                    Series.of("a", columns.get(columns.size() - 2), days.installations()),
                    Series.of("b", columns.getLast(), days.installations()))
                .toList());
    return "<h3>Installations at the end of each day</h3>"
        + chart.lines()
        + table(columns, days.installations());
  }

  private static String lifecycle(FeatureDays days) {
    if (days.lifecycle().isEmpty()) {
      return "";
    }
    Chart chart =
        new Chart(
            "What happened to " + days.feature() + " on each day",
            List.of(
                Series.of("c", named("Installs"), days.lifecycle()),
                Series.of("b", named("Uninstalls"), days.lifecycle()),
                Series.of("a", named("Activations"), days.lifecycle()),
                Series.of("d", named("Failures"), days.lifecycle())));
    return "<h3>What happened on each day</h3>"
        + chart.bars()
        + table(Column.LIFECYCLE, days.lifecycle());
  }

  private static Column named(String heading) {
    return Column.LIFECYCLE.stream()
        .filter(column -> column.heading().equals(heading))
        .findFirst()
        .orElseThrow();
  }

  private static String table(List<Column> columns, List<MetricRow> rows) {
    String head =
        columns.stream()
            .map(column -> "<th scope=\"col\">" + Html.escape(column.heading()) + "</th>")
            .collect(Collectors.joining());
    return "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Day</th>"
        + head
        + "<th scope=\"col\">Status</th></tr></thead><tbody>"
        + rows.reversed().stream().map(row -> line(columns, row)).collect(Collectors.joining())
        + "</tbody></table></div>";
  }

  private static String line(List<Column> columns, MetricRow row) {
    return "<tr><th scope=\"row\">"
        + FeatureDays.day(row)
        + "</th>"
        + columns.stream()
            .map(column -> "<td>" + column.of(row) + "</td>")
            .collect(Collectors.joining())
        + "<td>"
        + row.status()
        + "</td></tr>\n";
  }
}
