package io.marketsuite.testsupport.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Closes the object schemas of a document: a field that is not named is a fault, unless the schema
 * says {@code additionalProperties} itself. What is composed by {@code allOf} stays open, since
 * each part sees the other parts' fields; alternatives of {@code oneOf} and {@code anyOf} are
 * closed.
 */
final class ClosedSchemas {
  private static final List<String> COMPOSITIONS = List.of("allOf", "anyOf", "oneOf");
  private static final String COMPONENT = "#/components/schemas/";

  private final Set<String> parts = new HashSet<>();

  private ClosedSchemas() {}

  /** Changes the schema of a body and the components that it may refer to. */
  static void close(JsonNode schema, JsonNode components) {
    ClosedSchemas closing = new ClosedSchemas();
    closing.collectParts(schema);
    closing.collectParts(components);
    closing.walk(schema, false);
    components
        .path("schemas")
        .properties()
        .forEach(it -> closing.walk(it.getValue(), closing.parts.contains(it.getKey())));
  }

  private void collectParts(JsonNode node) {
    for (JsonNode part : node.path("allOf")) {
      parts.add(part.path("$ref").asText().replace(COMPONENT, ""));
    }
    node.forEach(this::collectParts);
  }

  private void walk(JsonNode node, boolean part) {
    if (node instanceof ObjectNode schema) {
      allowNull(schema);
      boolean composed = COMPOSITIONS.stream().anyMatch(schema::has);
      if (schema.path("properties").isObject() && !part && !composed) {
        schema.putIfAbsent("additionalProperties", schema.booleanNode(false));
      }
      schema.path("allOf").forEach(child -> walk(child, true));
      schema.properties().stream()
          .filter(field -> !field.getKey().equals("allOf"))
          .forEach(field -> walk(field.getValue(), false));
    } else {
      node.forEach(child -> walk(child, false));
    }
  }

  /** OpenAPI 3.0's word for a type that may be null. */
  private static void allowNull(ObjectNode schema) {
    if (schema.path("nullable").asBoolean() && schema.path("type").isTextual()) {
      String type = schema.path("type").asText();
      schema.putArray("type").add(type).add("null");
    }
  }
}
