package io.marketsuite.telemetry.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.marketsuite.contracts.wire.JsonSerde;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.telemetry.domain.MetricInput;
import io.marketsuite.telemetry.domain.MetricRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How this service writes its own records: rows, and what passes through its internal topic. */
public final class TelemetryWire {
  private static final ObjectMapper INPUTS = inputs();

  private TelemetryWire() {}

  /** Rows as they stand on the metrics topics. */
  public static Serde<MetricRow> rows() {
    return JsonSerde.of(MetricRow.class);
  }

  public static Serde<MetricInput> metricInputs() {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : write(value),
        (topic, bytes) -> bytes == null ? null : read(bytes));
  }

  private static byte[] write(MetricInput value) {
    try {
      return INPUTS.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MetricInput read(byte[] bytes) {
    try {
      return INPUTS.readValue(bytes, MetricInput.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectMapper inputs() {
    ObjectMapper mapper = Wire.mapper().copy().addMixIn(MetricInput.class, Typed.class);
    for (Class<?> kind : MetricInput.class.getPermittedSubclasses()) {
      mapper.registerSubtypes(new NamedType(kind, Wire.typeName(kind)));
    }
    return mapper;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "type")
  private interface Typed {}
}
