package io.marketsuite.telemetry.application;

import io.marketsuite.telemetry.domain.MetricRow.DefinitionRef;
import java.util.List;

/**
 * A metric and the document that defines it.
 *
 * @param document the document as it stands in its file
 * @param columns of its rows, in order
 */
public record MetricDefinition(
    DefinitionRef ref, String title, String unit, List<String> columns, String document) {
  public MetricDefinition {
    columns = List.copyOf(columns);
  }
}
