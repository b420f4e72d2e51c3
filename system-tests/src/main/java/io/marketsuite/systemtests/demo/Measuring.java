package io.marketsuite.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.stack.Service;
import java.util.List;

/** What the app store's metrics say, beside a recomputation from the raw events. */
record Measuring(Stage stage) {
  void play() {
    Narrator narrator = stage.narrator();
    narrator.chapter("The metrics, beside a recomputation from the raw decisions");
    for (String metric : List.of("lifecycle-daily", "installations-daily")) {
      narrator.claimSoon(
          metric + " equals its batch recomputation",
          () -> verify(metric).path("equal").asBoolean(),
          () -> verify(metric).toString());
    }
    // Acme twice, Globex, CustomerName; Acme went once, CustomerName left.
    narrator.claimSoon(
        "installs today: 4", () -> count("installs") == 4, () -> rows("lifecycle-daily"));
    narrator.claimEqual("uninstalls today", 1L, count("uninstalls"));
    narrator.claimEqual("cleanups today", 1L, count("cleanups"));
    narrator.claimEqual("upgrades today", 2L, count("upgrades"));
    narrator.print(rows("lifecycle-daily"));
    narrator.print(rows("installations-daily"));
  }

  private JsonNode verify(String metric) {
    return stage.suite().get(Service.TELEMETRY, "/api/v1/metrics/" + metric + "/verify").json();
  }

  private String rows(String metric) {
    return stage.suite().get(Service.TELEMETRY, "/api/v1/metrics/" + metric + "?format=csv").text();
  }

  /** Over all rows of the feature alone, so that a run over midnight counts right too. */
  private long count(String value) {
    JsonNode body = stage.suite().get(Service.TELEMETRY, "/api/v1/metrics/lifecycle-daily").json();
    return Marketplace.list(body.has("rows") ? body.path("rows") : body).stream()
        .filter(row -> !row.path("dimensions").has("tenant"))
        .mapToLong(row -> row.path("values").path(value).asLong())
        .sum();
  }
}
