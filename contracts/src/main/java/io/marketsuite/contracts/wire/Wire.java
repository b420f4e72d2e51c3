package io.marketsuite.contracts.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.marketsuite.contracts.lifecycle.CallbackAttemptRecord;
import io.marketsuite.contracts.lifecycle.CallbackTopicRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.ProvisioningAttemptRecord;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.lifecycle.RepairAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one JSON mapper for our own records.
 *
 * <p>Snake case, ISO-8601 instants, empty optionals left out, unknown properties ignored (a newer
 * release may add some), duplicate keys refused. Records of a sealed family carry {@code type}: the
 * record's simple name in snake case. Thread-safe.
 */
public final class Wire {
  /** The schema version every record of this release carries. */
  public static final int SCHEMA_VERSION = 1;

  /** A value of ours is never deeper than this. */
  private static final int MAX_DEPTH = 64;

  private static final List<Class<?>> FAMILIES =
      List.of(
          LifecycleInput.class,
          LifecycleEvent.class,
          ProvisioningTopicRecord.class,
          CallbackTopicRecord.class,
          CallbackAttemptRecord.class,
          ProvisioningAttemptRecord.class,
          RepairAction.class);

  private static final ObjectMapper MAPPER = build();

  private Wire() {}

  /** The shared mapper; do not reconfigure it. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** Writes a record; only a defect of ours can make this fail. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  /**
   * Reads a record.
   *
   * @throws UnreadableRecordException if the bytes are no such record; the message says why and
   *     holds nothing of the value
   */
  public static <T> T read(byte[] bytes, Class<T> type) {
    if (bytes == null) {
      throw new UnreadableRecordException("the value is null, expected a " + type.getSimpleName());
    }
    try {
      T value = MAPPER.readValue(bytes, type);
      if (value == null) {
        throw new UnreadableRecordException("the value is JSON null");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new UnreadableRecordException(
          "not a " + type.getSimpleName() + ": " + e.getClass().getSimpleName() + where(e));
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw new UnreadableRecordException(
          "not a " + type.getSimpleName() + ": " + e.getClass().getSimpleName());
    }
  }

  /** The {@code type} a record of a sealed family carries. */
  public static String typeName(Class<?> record) {
    return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(record.getSimpleName());
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private static ObjectMapper build() {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.REQUIRE_TYPE_ID_FOR_SUBTYPES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    for (Class<?> family : FAMILIES) {
      mapper.addMixIn(family, Typed.class);
      leaves(family).forEach(leaf -> mapper.registerSubtypes(new NamedType(leaf, typeName(leaf))));
    }
    return mapper;
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    if (!type.isSealed()) {
      return Stream.of(type);
    }
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      leaves(permitted).forEach(found::add);
    }
    return found.stream();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "type")
  private interface Typed {}
}
