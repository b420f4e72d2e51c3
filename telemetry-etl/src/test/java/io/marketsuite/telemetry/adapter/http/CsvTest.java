package io.marketsuite.telemetry.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.telemetry.application.PublishedRow;
import io.marketsuite.telemetry.domain.MetricRow.Status;
import io.marketsuite.telemetry.domain.MetricRow.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void a_row_without_a_tenant_leaves_the_cell_empty_and_so_does_a_missing_value() {
    assertThat(Csv.of(List.of("installs", "tenants"), List.of(row(Map.of("feature", "partner")))))
        .isEqualTo(
            "feature,tenant,window_start,window_end,status,revision,installs,tenants\r\n"
                + "partner,,2026-03-01T00:00:00Z,2026-03-02T00:00:00Z,FINAL,2,7,\r\n");
  }

  @Test
  void a_name_can_neither_break_a_line_nor_be_a_formula() {
    assertThat(Csv.of(List.of(), List.of(row(Map.of("feature", "a,\"b", "tenant", "=1+2")))))
        .contains("\"a,\"\"b\",'=1+2,2026");
  }

  private static PublishedRow row(Map<String, String> dimensions) {
    return new PublishedRow(
        dimensions,
        Window.of(LocalDate.of(2026, 3, 1)),
        Map.of("installs", 7L),
        Status.FINAL,
        Optional.of(2));
  }
}
