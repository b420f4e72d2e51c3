package io.marketsuite.telemetry.topology;

import io.marketsuite.telemetry.domain.DailyAggregation;
import io.marketsuite.telemetry.domain.MetricInput;
import io.marketsuite.telemetry.domain.MetricRow;
import io.marketsuite.telemetry.domain.MetricRow.DefinitionRef;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Per partition of features: adds facts up by day and forwards the rows that changed. */
final class AggregateProcessor extends ContextualProcessor<String, MetricInput, String, MetricRow> {
  private final Duration allowedLateness;
  private final Map<String, DefinitionRef> definitions;
  private DailyAggregation aggregation;

  AggregateProcessor(Duration allowedLateness, Map<String, DefinitionRef> definitions) {
    this.allowedLateness = allowedLateness;
    this.definitions = definitions;
  }

  @Override
  public void init(ProcessorContext<String, MetricRow> context) {
    super.init(context);
    aggregation = new DailyAggregation(StoredDayBook.of(context), allowedLateness, definitions);
  }

  @Override
  public void process(Record<String, MetricInput> message) {
    aggregation
        .on(message.value())
        .forEach(row -> context().forward(message.withKey(row.key()).withValue(row)));
  }
}
