package io.marketsuite.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.marketsuite.contracts.lifecycle.CallbackAttemptRecord;
import io.marketsuite.contracts.lifecycle.CallbackTopicRecord;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.Outcome;
import io.marketsuite.contracts.lifecycle.ProvisioningAttemptRecord;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.StoredTopicRecord;
import io.marketsuite.contracts.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published JSON Schemas say what the code writes.
 *
 * <p>After a change that adds something run with {@code -Dschemas.write=true} and commit the files.
 */
class SchemasTest {
  private static final Path FOLDER = Path.of("src/main/resources/schemas");
  private static final Map<String, Class<?>> TOPICS =
      Map.of(
          Topics.COMMANDS, CommandTopicRecord.class,
          Topics.STORED, StoredTopicRecord.class,
          Topics.EVENTS, DecisionRecord.class,
          Topics.STATE, InstallationState.class,
          Topics.OUTCOMES, Outcome.class,
          Topics.PROVISIONING_REQUESTS, ProvisioningTopicRecord.class,
          Topics.PROVISIONING_RESULTS, ProvisioningResult.class,
          Topics.PROVISIONING_ATTEMPTS, ProvisioningAttemptRecord.class,
          Topics.CALLBACK_REQUESTS, CallbackTopicRecord.class,
          Topics.CALLBACK_ATTEMPTS, CallbackAttemptRecord.class);

  static Stream<String> topics() {
    return TOPICS.keySet().stream().sorted();
  }

  static Stream<String> samples() {
    return Samples.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void the_published_schema_of_a_topic_is_that_of_its_records(String topic) throws IOException {
    JsonNode generated = schema(topic);
    Path file = FOLDER.resolve(topic + ".schema.json");
    if (Boolean.getBoolean("schemas.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, generated.toPrettyString() + "\n");
    }
    assertThat(generated).isEqualTo(Wire.mapper().readTree(Files.readAllBytes(file)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void each_sample_is_valid_by_the_schema_of_its_topic(String name) throws IOException {
    Object sample = Samples.all().get(name);
    String topic =
        TOPICS.entrySet().stream()
            .filter(entry -> entry.getValue().isInstance(sample))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    JsonNode json = Wire.mapper().readTree(Wire.write(sample));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema(topic))
                .validate(json))
        .isEmpty();
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema(topic))
                .validate(((ObjectNode) json).deepCopy().put("schema_version", "one")))
        .isNotEmpty();
  }

  private static JsonNode schema(String topic) {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(
                Wire.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.FLATTENED_ENUMS);
    builder
        .forFields()
        .withPropertyNameOverrideResolver(field -> snake(field.getName()))
        .withTargetTypeOverridesResolver(SchemasTest::unwrapped)
        .withRequiredCheck(field -> !field.getDeclaredType().isInstanceOf(Optional.class));
    builder
        .forTypesInGeneral()
        .withSubtypeResolver(
            (type, context) ->
                type.getErasedType().isSealed()
                    ? Families.leaves(type.getErasedType())
                        .map(leaf -> context.getTypeContext().resolve(leaf))
                        .toList()
                    : null)
        .withTypeAttributeOverride(
            (node, scope, context) -> addType(node, scope.getType().getErasedType()));
    ObjectNode schema = new SchemaGenerator(builder.build()).generateSchema(TOPICS.get(topic));
    schema.put("title", topic);
    return schema;
  }

  private static List<ResolvedType> unwrapped(FieldScope field) {
    return field.getDeclaredType().isInstanceOf(Optional.class)
        ? List.of(field.getTypeParameterFor(Optional.class, 0))
        : null;
  }

  private static void addType(ObjectNode node, Class<?> type) {
    boolean typed =
        type.isRecord()
            && Stream.of(
                    LifecycleEvent.class,
                    io.marketsuite.contracts.lifecycle.LifecycleInput.class,
                    ProvisioningTopicRecord.class,
                    ProvisioningAttemptRecord.class,
                    CallbackTopicRecord.class,
                    RepairAction.class)
                .anyMatch(family -> family.isAssignableFrom(type));
    if (typed
        && node.get("properties") instanceof ObjectNode properties
        && !properties.has("type")) {
      properties.putObject("type").put("const", Wire.typeName(type));
      if (type != ProvisioningResult.class && node.get("required") instanceof ArrayNode required) {
        required.add("type");
      }
    }
  }

  private static String snake(String name) {
    return com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE
        .translate(name);
  }
}
