package io.marketsuite.telemetry.adapter.http;

import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** How rows can be had. */
enum Formats {
  JSON_ROWS,
  CSV_ROWS;

  static final String CSV = "text/csv";

  private static final MediaType CSV_TYPE = new MediaType("text", "csv");

  /**
   * @param asked the query's word, or null
   * @param acceptable the Accept header, best first
   */
  static Formats choose(String asked, List<MediaType> acceptable) {
    if (asked != null) {
      return switch (asked) {
        case "json" -> JSON_ROWS;
        case "csv" -> CSV_ROWS;
        default ->
            throw Problem.of("invalid-query", "Bad Request", 400, "format must be json or csv.")
                .exception();
      };
    }
    return acceptable.stream()
        .filter(
            type ->
                type.isCompatible(CSV_TYPE) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .findFirst()
        .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .map(_ -> CSV_ROWS)
        .orElse(JSON_ROWS);
  }
}
