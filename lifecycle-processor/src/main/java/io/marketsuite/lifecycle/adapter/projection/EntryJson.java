package io.marketsuite.lifecycle.adapter.projection;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.timeline.Entry;
import io.marketsuite.lifecycle.timeline.Fact;

/** How an entry stands in PostgreSQL. Another form than before needs the tables made again. */
final class EntryJson {
  private static final ObjectMapper MAPPER = mapper();

  private EntryJson() {}

  static String write(Entry entry) {
    try {
      return MAPPER.writeValueAsString(entry);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write an entry", e);
    }
  }

  static Entry read(String json) {
    try {
      return MAPPER.readValue(json, Entry.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds what is no entry", e);
    }
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper = Wire.mapper().copy();
    mapper.addMixIn(Fact.class, Typed.class);
    for (Class<?> leaf : Fact.class.getPermittedSubclasses()) {
      mapper.registerSubtypes(new NamedType(leaf, Wire.typeName(leaf)));
    }
    return mapper;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "type")
  private interface Typed {}
}
