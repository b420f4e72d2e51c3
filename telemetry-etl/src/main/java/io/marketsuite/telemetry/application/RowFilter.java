package io.marketsuite.telemetry.application;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Which rows are asked for.
 *
 * @param from the first day
 * @param to the last day, inclusive
 */
public record RowFilter(
    Optional<String> feature,
    Optional<String> tenant,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {
  public static final RowFilter ALL =
      new RowFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public boolean accepts(PublishedRow row) {
    LocalDate day = LocalDate.ofInstant(row.window().start(), ZoneOffset.UTC);
    return feature.map(row.dimensions().get("feature")::equals).orElse(true)
        && tenant.map(name -> name.equals(row.dimensions().get("tenant"))).orElse(true)
        && from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }
}
