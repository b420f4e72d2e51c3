package io.marketsuite.telemetry.domain;

import io.marketsuite.telemetry.domain.MetricRow.DefinitionRef;
import io.marketsuite.telemetry.domain.MetricRow.Status;
import io.marketsuite.telemetry.domain.MetricRow.Supersedes;
import io.marketsuite.telemetry.domain.MetricRow.Window;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a row should say now, before it is known what it said last.
 *
 * @param isFinal whether the allowed lateness of its day has passed
 */
record RowDraft(
    String metric,
    Map<String, String> dimensions,
    LocalDate day,
    Map<String, Long> values,
    boolean isFinal) {
  static final int SCHEMA_VERSION = 1;
  static final String LATE_INPUT =
      "input of this window was decided after the row had become final";

  String key() {
    return MetricRow.key(dimensions, day);
  }

  /**
   * The row to write, if it differs from what was written. What was final stays so: a change makes
   * the next revision, never a silent overwrite (metrics: Correctness).
   */
  Optional<MetricRow> after(Optional<MetricRow> written, DefinitionRef definition) {
    if (written.isEmpty()) {
      return Optional.of(row(status(), 1, definition, Optional.empty()));
    }
    MetricRow last = written.get();
    boolean sameValues = last.values().equals(values);
    return switch (last.status()) {
      case PROVISIONAL ->
          sameValues && !isFinal
              ? Optional.empty()
              : Optional.of(row(status(), last.revision(), definition, Optional.empty()));
      case FINAL ->
          sameValues ? Optional.empty() : Optional.of(nextRevision(last.revision(), definition));
    };
  }

  private MetricRow nextRevision(int superseded, DefinitionRef definition) {
    return row(
        Status.FINAL,
        superseded + 1,
        definition,
        Optional.of(new Supersedes(superseded, LATE_INPUT)));
  }

  private Status status() {
    return isFinal ? Status.FINAL : Status.PROVISIONAL;
  }

  private MetricRow row(
      Status status, int revision, DefinitionRef definition, Optional<Supersedes> supersedes) {
    return new MetricRow(
        SCHEMA_VERSION,
        metric,
        dimensions,
        Window.of(day),
        values,
        status,
        revision,
        definition,
        supersedes);
  }
}
