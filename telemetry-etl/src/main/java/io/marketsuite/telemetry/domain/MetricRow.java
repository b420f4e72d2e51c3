package io.marketsuite.telemetry.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a metrics topic.
 *
 * @param metric the definition's id, which is also the end of the topic's name
 * @param dimensions {@code feature}, and {@code tenant} where the row is a tenant's
 * @param window from {@code start} (inclusive) to {@code end} (exclusive)
 * @param values integers by column, in the definition's order
 * @param revision 1 until it is final; each change after that is the next one
 * @param supersedes what a revision stands in the place of, and why
 */
public record MetricRow(
    int schemaVersion,
    String metric,
    Map<String, String> dimensions,
    Window window,
    Map<String, Long> values,
    Status status,
    int revision,
    DefinitionRef definition,
    Optional<Supersedes> supersedes) {
  public static final String FEATURE = "feature";
  public static final String TENANT = "tenant";

  public MetricRow {
    dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Whether input within the allowed lateness may still change a row. */
  public enum Status {
    PROVISIONAL,
    FINAL
  }

  /** A span of time, in UTC. */
  public record Window(Instant start, Instant end) {
    public static Window of(LocalDate day) {
      return new Window(startOf(day), startOf(day.plusDays(1)));
    }

    private static Instant startOf(LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  /**
   * By which document a row was computed.
   *
   * @param hash {@code sha256:} and the hexadecimal hash of the document's bytes
   */
  public record DefinitionRef(String id, int version, String hash) {}

  /** The revision that a row stands in the place of. */
  public record Supersedes(int revision, String reason) {}

  /** The key on the topic: the dimensions and the day, with slashes between. */
  public String key() {
    return key(dimensions, window.start().atZone(ZoneOffset.UTC).toLocalDate());
  }

  static String key(Map<String, String> dimensions, LocalDate day) {
    return String.join("/", dimensions.values()) + "/" + day;
  }
}
