package io.marketsuite.telemetry.domain;

import java.time.LocalDate;

/**
 * The days of a feature that have a row in {@code installations-daily}.
 *
 * @param first the day of its first fact
 * @param last the later of the clock's day and the day of its last fact
 */
public record FeatureSpan(String featureId, LocalDate first, LocalDate last) {

  FeatureSpan including(LocalDate day) {
    return new FeatureSpan(
        featureId, day.isBefore(first) ? day : first, day.isAfter(last) ? day : last);
  }
}
