package io.marketsuite.testsupport.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Checks bodies by the document's schemas. OpenAPI 3.1 takes JSON Schema 2020-12 as it is; of 3.0's
 * own words {@code nullable} is understood.
 */
final class BodySchemas {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final JsonNode components;
  private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

  BodySchemas(JsonNode document) {
    this.components = document.path("components");
  }

  void check(JsonNode schema, String body) throws NotDeclared {
    Set<ValidationMessage> faults =
        compiled.computeIfAbsent(schema, this::compile).validate(read(body));
    if (!faults.isEmpty()) {
      throw new NotDeclared(
          "the body is not as its schema: "
              + faults.stream().map(Object::toString).sorted().collect(Collectors.joining("; ")));
    }
  }

  private static JsonNode read(String body) throws NotDeclared {
    try {
      JsonNode node = JSON.readTree(body);
      if (!node.isMissingNode()) {
        return node;
      }
    } catch (JsonProcessingException _) {
      // Told below.
    }
    throw new NotDeclared("the body is not JSON");
  }

  /** References of the document start at its root, so its components go along. */
  private JsonSchema compile(JsonNode schema) {
    JsonNode own = schema.deepCopy();
    JsonNode referred = components.deepCopy();
    ClosedSchemas.close(own, referred);
    ObjectNode root = JSON.createObjectNode();
    root.putArray("allOf").add(own);
    root.set("components", referred);
    return FACTORY.getSchema(root, CONFIG);
  }
}
