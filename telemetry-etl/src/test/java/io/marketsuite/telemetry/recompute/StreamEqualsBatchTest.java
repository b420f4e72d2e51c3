package io.marketsuite.telemetry.recompute;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.telemetry.domain.InstallationsDaily;
import io.marketsuite.telemetry.domain.MetricRow;
import io.marketsuite.telemetry.domain.MetricRow.Status;
import io.marketsuite.telemetry.fixture.LogEntry;
import io.marketsuite.telemetry.fixture.PureStream;
import io.marketsuite.telemetry.fixture.RandomLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Properties over random decision logs; a failure names its seed. */
class StreamEqualsBatchTest {
  private static final int SEEDS = 100;
  private static final Duration LATENESS = Duration.ofHours(6);

  @Test
  void the_stream_and_the_batch_say_the_same() {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<LogEntry> log = RandomLog.of(seed, seed);

      Map<String, String> stream = new TreeMap<>();
      streamed(log).rows().forEach((key, row) -> stream.put(key, said(row)));

      assertThat(stream).as("seed %d", seed).isEqualTo(recomputed(log)).isNotEmpty();
    }
  }

  @Test
  void the_identity_of_active_installations_always_holds() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Map<String, Long> closing = new TreeMap<>();
      for (MetricRow row : streamed(RandomLog.of(seed, seed)).rows().values()) {
        if (row.metric().equals(InstallationsDaily.ID)) {
          assertIdentity(seed, row, closing);
        }
      }
    }
  }

  private static void assertIdentity(long seed, MetricRow row, Map<String, Long> closing) {
    Map<String, Long> v = row.values();
    String feature = row.dimensions().get(MetricRow.FEATURE);
    long before = v.get("active_installations_before");
    long ended = v.get("uninstalls") + v.get("cleanups") + v.get("replaced");
    long active = v.get("active_installations");
    assertThat(before)
        .as("seed %d %s", seed, row.key())
        .isEqualTo(closing.getOrDefault(feature, 0L));
    assertThat(active)
        .as("seed %d %s", seed, row.key())
        .isEqualTo(before + v.get("installs") + v.get("imported") - ended + v.get("adjusted"))
        .isNotNegative();
    assertThat(v.get("activated_installations")).isBetween(0L, active);
    closing.put(feature, active);
  }

  @Test
  void final_rows_are_byte_identical_in_any_order_of_the_partitions() {
    for (long seed = 0; seed < SEEDS; seed++) {
      assertThat(finalRows(RandomLog.of(seed, 1)))
          .as("seed %d", seed)
          .isEqualTo(finalRows(RandomLog.of(seed, 2)));
    }
  }

  @Test
  void reading_the_whole_log_twice_changes_nothing() {
    for (long seed = 0; seed < 30; seed++) {
      List<LogEntry> log = RandomLog.of(seed, seed);
      PureStream stream = streamed(log);
      Map<String, MetricRow> once = new TreeMap<>(stream.rows());

      assertThat(stream.take(log).rows()).as("seed %d", seed).isEqualTo(once);
    }
  }

  private static PureStream streamed(List<LogEntry> log) {
    return new PureStream(LATENESS, RandomLog.PARTITIONS).take(log);
  }

  private static Map<String, String> recomputed(List<LogEntry> log) {
    BatchRecompute batch = new BatchRecompute(RandomLog.PARTITIONS, LATENESS);
    for (LogEntry entry : log) {
      if (entry.decision().input().value() instanceof Tick) {
        batch.tick(entry.partition(), entry.decision().input().recordedAt());
      } else {
        batch.add(entry.decision());
      }
    }
    Map<String, String> rows = new TreeMap<>();
    for (BatchRow row : batch.rows()) {
      String status = row.isFinal() ? "FINAL" : "PROVISIONAL";
      rows.put(row.metric() + "/" + row.key(), row.values() + " " + status);
    }
    return rows;
  }

  private static String said(MetricRow row) {
    return row.values() + " " + row.status();
  }

  private static Map<String, String> finalRows(List<LogEntry> log) {
    Map<String, String> rows = new TreeMap<>();
    streamed(log)
        .rows()
        .forEach(
            (key, row) -> {
              if (row.status() == Status.FINAL) {
                rows.put(key, new String(Wire.write(row), StandardCharsets.UTF_8));
              }
            });
    return rows;
  }
}
