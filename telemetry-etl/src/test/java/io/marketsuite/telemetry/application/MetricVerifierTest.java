package io.marketsuite.telemetry.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.telemetry.domain.MetricRow;
import io.marketsuite.telemetry.domain.MetricRow.DefinitionRef;
import io.marketsuite.telemetry.domain.MetricRow.Status;
import io.marketsuite.telemetry.domain.MetricRow.Window;
import io.marketsuite.telemetry.recompute.BatchRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricVerifierTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private final List<BatchRow> batch = new ArrayList<>();
  private final Log log = new Log();
  private int pauses;

  @Test
  void the_same_rows_are_equal_whatever_their_revision() {
    batch.add(recomputed("partner", 2, false));
    log.add(streamed("partner", 2, Status.PROVISIONAL));

    Verification found = verify(3);

    assertThat(found).isEqualTo(new Verification("m", true, 1, 0, List.of()));
    assertThat(pauses).isZero();
  }

  @Test
  void another_value_another_status_a_missing_and_a_surplus_row_are_differences() {
    batch.add(recomputed("a", 1, false));
    batch.add(recomputed("b", 1, true));
    batch.add(recomputed("c", 1, true));
    log.add(streamed("a", 2, Status.PROVISIONAL));
    log.add(streamed("b", 1, Status.PROVISIONAL));
    log.add(streamed("d", 1, Status.PROVISIONAL));

    Verification found = verify(3);

    assertThat(found.equal()).isFalse();
    assertThat(found.differing()).isEqualTo(4);
    assertThat(found.differences())
        .extracting(Verification.Difference::key)
        .containsExactly("a/2026-03-01", "b/2026-03-01", "c/2026-03-01", "d/2026-03-01");
    assertThat(pauses).isEqualTo(2);
  }

  @Test
  void a_stream_that_is_a_little_behind_is_read_again() {
    batch.add(recomputed("partner", 2, false));

    Verification found =
        new MetricVerifier(log, 3, () -> log.add(streamed("partner", 2, Status.PROVISIONAL)))
            .verify("m");

    assertThat(found.equal()).isTrue();
  }

  private Verification verify(int attempts) {
    return new MetricVerifier(log, attempts, () -> pauses++).verify("m");
  }

  private static BatchRow recomputed(String feature, long value, boolean isFinal) {
    return new BatchRow("m", feature, Optional.empty(), DAY, Map.of("x", value), isFinal);
  }

  private static MetricRow streamed(String feature, long value, Status status) {
    return new MetricRow(
        1,
        "m",
        Map.of("feature", feature),
        Window.of(DAY),
        Map.of("x", value),
        status,
        3,
        new DefinitionRef("m", 1, "sha256:0"),
        Optional.empty());
  }

  private final class Log implements MetricLog {
    private final Map<String, MetricRow> rows = new TreeMap<>();

    void add(MetricRow row) {
      rows.put(row.key(), row);
    }

    @Override
    public List<BatchRow> recompute() {
      return batch;
    }

    @Override
    public Map<String, MetricRow> latestRows(String metric) {
      return rows;
    }
  }
}
