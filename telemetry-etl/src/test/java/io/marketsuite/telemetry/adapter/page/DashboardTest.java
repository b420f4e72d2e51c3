package io.marketsuite.telemetry.adapter.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.telemetry.domain.InstallationsDaily;
import io.marketsuite.telemetry.domain.LifecycleDaily;
import io.marketsuite.telemetry.domain.MetricRow;
import io.marketsuite.telemetry.domain.MetricRow.DefinitionRef;
import io.marketsuite.telemetry.domain.MetricRow.Status;
import io.marketsuite.telemetry.domain.MetricRow.Window;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DashboardTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private static MetricRow installations(String feature, LocalDate day, long active) {
    return row(
        InstallationsDaily.ID,
        Map.of("feature", feature),
        day,
        Map.of(InstallationsDaily.ACTIVE, active, InstallationsDaily.ACTIVATED, active / 2));
  }

  private static MetricRow lifecycle(Map<String, String> dimensions, Map<String, Long> values) {
    return row(LifecycleDaily.ID, dimensions, DAY, values);
  }

  private static MetricRow row(
      String metric, Map<String, String> dimensions, LocalDate day, Map<String, Long> values) {
    return new MetricRow(
        1,
        metric,
        dimensions,
        Window.of(day),
        values,
        Status.FINAL,
        1,
        new DefinitionRef(metric, 1, "sha256:0"),
        Optional.empty());
  }

  @Test
  void without_rows_the_page_says_what_it_waits_for() {
    assertThat(Dashboard.of(List.of(), List.of()))
        .contains("There are no metrics yet", "marketplace.metrics.installations-daily")
        .doesNotContain("<table", "<svg");
  }

  @Test
  void each_feature_has_its_account_of_days_the_latest_first() {
    String page =
        Dashboard.of(
            List.of(
                installations("partner", DAY.plusDays(1), 8),
                installations("partner", DAY, 6),
                installations("other", DAY, 1)),
            List.of());

    assertThat(page).contains("<h2>other</h2>", "<h2>partner</h2>");
    String partner = page.substring(page.indexOf("<h2>partner</h2>"));
    assertThat(partner.indexOf("2026-03-02</th>")).isLessThan(partner.indexOf("2026-03-01</th>"));
    assertThat(partner).contains("<td>8</td><td>4</td><td>FINAL</td>");
  }

  @Test
  void failures_of_all_kinds_are_one_column_and_tenants_rows_are_not_counted_again() {
    String page =
        Dashboard.of(
            List.of(),
            List.of(
                lifecycle(
                    Map.of("feature", "partner"),
                    Map.of("installs", 2L, "failures_create", 3L, "failures_delete", 4L)),
                lifecycle(Map.of("feature", "partner", "tenant", "acme"), Map.of("installs", 2L))));

    assertThat(page).contains("<td>7</td>").doesNotContain("acme");
    assertThat(page.split("2026-03-01</th>")).hasSize(2);
  }

  @Test
  void a_name_cannot_become_markup_anywhere_on_the_page() {
    String page =
        Dashboard.of(
            List.of(installations("<script>alert(1)</script>\"'", DAY, 1)),
            List.of(lifecycle(Map.of("feature", "<script>alert(1)</script>\"'"), Map.of())));

    assertThat(page).doesNotContain("<script").contains("&lt;script&gt;");
    assertThat(parsed(page).getElementsByTagName("svg").getLength()).isGreaterThan(1);
  }

  @Test
  void the_page_holds_the_latest_days_and_no_more() {
    List<MetricRow> rows =
        IntStream.range(0, 100).mapToObj(i -> installations("f", DAY.plusDays(i), i)).toList();

    String page = Dashboard.of(rows, List.of());

    assertThat(page.split("scope=\"row\"")).hasSize(FeatureDays.DAYS + 1);
    assertThat(page)
        .contains(DAY.plusDays(99) + "</th>")
        .doesNotContain(DAY.plusDays(69) + "</th>");
  }

  @Test
  void a_chart_stays_inside_its_frame_whatever_the_numbers() {
    Chart chart =
        new Chart(
            "t",
            List.of(
                Series.of(
                    "a",
                    new Column("Active", List.of(InstallationsDaily.ACTIVE)),
                    List.of(
                        installations("f", DAY, 0),
                        installations("f", DAY.plusDays(1), 1_000_000),
                        installations("f", DAY.plusDays(40), 3)))));

    Document svg = parsed(chart.lines());

    var dots = svg.getElementsByTagName("circle");
    assertThat(dots.getLength()).isEqualTo(3);
    for (int i = 0; i < dots.getLength(); i++) {
      var place = dots.item(i).getAttributes();
      assertThat(Double.parseDouble(place.getNamedItem("cx").getNodeValue())).isBetween(0d, 720d);
      assertThat(Double.parseDouble(place.getNamedItem("cy").getNodeValue())).isBetween(0d, 200d);
    }
    assertThat(parsed(chart.bars()).getElementsByTagName("rect").getLength()).isEqualTo(4);
  }

  /** Well-formed, as a browser need not demand and we do. */
  private static Document parsed(String html) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader("<page>" + html + "</page>")));
    } catch (Exception e) {
      throw new AssertionError(html, e);
    }
  }
}
