package io.marketsuite.telemetry.recompute;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A row as the batch computes it. It knows no revision: that is the history of a topic, not of the
 * facts.
 *
 * @param isFinal whether the allowed lateness of the day has passed by the ticks that were read
 */
public record BatchRow(
    String metric,
    String feature,
    Optional<String> tenant,
    LocalDate day,
    Map<String, Long> values,
    boolean isFinal) {

  /** The key on the metric's topic. */
  public String key() {
    return feature + "/" + tenant.map(name -> name + "/").orElse("") + day;
  }
}
