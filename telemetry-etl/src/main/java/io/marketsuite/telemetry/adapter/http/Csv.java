package io.marketsuite.telemetry.adapter.http;

import io.marketsuite.telemetry.application.PublishedRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows as RFC 4180 has it: a header, lines ended by CR LF. */
final class Csv {
  private static final String END = "\r\n";
  private static final List<String> FIXED =
      List.of("feature", "tenant", "window_start", "window_end", "status", "revision");

  private Csv() {}

  static String of(List<String> columns, List<PublishedRow> rows) {
    String header = line(Stream.concat(FIXED.stream(), columns.stream()));
    return rows.stream()
        .map(row -> line(cells(columns, row)))
        .collect(Collectors.joining("", header, ""));
  }

  private static Stream<String> cells(List<String> columns, PublishedRow row) {
    return Stream.concat(
        Stream.of(
            text(row.dimensions().get("feature")),
            text(row.dimensions().getOrDefault("tenant", "")),
            row.window().start().toString(),
            row.window().end().toString(),
            row.status().name(),
            row.revision().map(String::valueOf).orElse("")),
        columns.stream().map(column -> number(row.values().get(column))));
  }

  private static String number(Long value) {
    return value == null ? "" : value.toString();
  }

  /** A spreadsheet must not take a name for a formula. */
  private static String text(String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    return formula ? "'" + value : value;
  }

  private static String line(Stream<String> cells) {
    return cells.map(Csv::quoted).collect(Collectors.joining(",", "", END));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
