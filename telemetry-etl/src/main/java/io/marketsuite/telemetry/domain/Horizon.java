package io.marketsuite.telemetry.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How far a clock has come, in days.
 *
 * @param today the UTC day it stands in; empty before it is known
 * @param firstOpenDay the first day that input within the allowed lateness may still change: all
 *     days before it are final; empty before it is known
 */
public record Horizon(Optional<LocalDate> today, Optional<LocalDate> firstOpenDay) {

  public static Horizon of(Optional<Instant> now, Duration allowedLateness) {
    return new Horizon(now.map(Horizon::day), now.map(at -> day(at.minus(allowedLateness))));
  }

  public boolean isFinal(LocalDate day) {
    return firstOpenDay.filter(day::isBefore).isPresent();
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
