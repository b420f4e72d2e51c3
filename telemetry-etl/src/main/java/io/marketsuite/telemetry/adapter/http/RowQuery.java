package io.marketsuite.telemetry.adapter.http;

import io.marketsuite.telemetry.application.RowFilter;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The query parameters that select rows. */
public class RowQuery {
  @QueryParam("feature")
  String feature;

  @QueryParam("tenant")
  String tenant;

  @QueryParam("from")
  String from;

  @QueryParam("to")
  String to;

  RowFilter filter() {
    return new RowFilter(
        Optional.ofNullable(feature),
        Optional.ofNullable(tenant),
        day("from", from),
        day("to", to));
  }

  private static Optional<LocalDate> day(String name, String value) {
    try {
      return Optional.ofNullable(value).map(LocalDate::parse);
    } catch (DateTimeParseException _) {
      throw Problem.of(
              "invalid-query", "Bad Request", 400, name + " must be a day such as 2026-01-31.")
          .exception();
    }
  }
}
