package io.marketsuite.telemetry.application;

import io.marketsuite.telemetry.domain.MetricRow;
import java.util.List;
import java.util.Optional;

/** The latest rows of a metric, near at hand. */
public interface RowView {
  /**
   * @param feature to read one feature only
   * @return in the order of their keys
   * @throws NotReadyException while the rows are not yet there
   */
  List<MetricRow> rows(String metric, Optional<String> feature);

  /** The view is still being filled, or Kafka is away. */
  final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotReadyException(Throwable cause) {
      super("the metrics are not readable yet", cause);
    }
  }
}
