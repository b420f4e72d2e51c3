package io.marketsuite.lifecycle.topology;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.domain.ClosingGeneration;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.domain.Operation;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The state store's form of an installation. It never leaves the processor: it can always be
 * rebuilt from the decision records.
 */
public final class InstallationSerde implements Serde<Installation> {
  private static final ObjectMapper MAPPER = mapper();

  @Override
  public Serializer<Installation> serializer() {
    return (topic, value) -> {
      try {
        return value == null ? null : MAPPER.writeValueAsBytes(value);
      } catch (IOException e) {
        throw new SerializationException(e);
      }
    };
  }

  @Override
  public Deserializer<Installation> deserializer() {
    return (topic, bytes) -> {
      try {
        return bytes == null ? null : MAPPER.readValue(bytes, Installation.class);
      } catch (IOException e) {
        throw new SerializationException("the state store holds what is no installation", e);
      }
    };
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper = Wire.mapper().copy();
    for (Class<?> family : List.of(Operation.class, ClosingGeneration.Closing.class)) {
      mapper.addMixIn(family, Typed.class);
      for (Class<?> leaf : family.getPermittedSubclasses()) {
        mapper.registerSubtypes(new NamedType(leaf, Wire.typeName(leaf)));
      }
    }
    return mapper;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "type")
  private interface Typed {}
}
