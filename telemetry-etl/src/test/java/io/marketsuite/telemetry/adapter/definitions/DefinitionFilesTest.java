package io.marketsuite.telemetry.adapter.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.marketsuite.telemetry.application.MetricDefinition;
import io.marketsuite.telemetry.topology.MetricTopics;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionFilesTest {
  @Test
  void every_column_of_every_metric_is_defined_and_no_other() throws IOException {
    for (MetricDefinition definition : DefinitionFiles.load().all()) {
      JsonNode columns = new YAMLMapper().readTree(definition.document()).path("columns");
      List<String> named =
          definition.columns().stream().filter(it -> !it.endsWith("_tenants")).toList();

      assertThat(
              columns.properties().stream()
                  .map(it -> it.getKey())
                  .filter(it -> !it.startsWith("*")))
          .as(definition.ref().id())
          .containsExactlyElementsOf(named);
      assertThat(columns.properties()).allMatch(it -> !it.getValue().asText().isBlank());
    }
  }

  @Test
  void every_metric_with_a_topic_has_a_definition_with_version_and_hash() throws IOException {
    var refs = DefinitionFiles.load().refs();

    assertThat(refs).containsOnlyKeys(MetricTopics.byMetric().keySet());
    assertThat(refs.values())
        .allSatisfy(
            ref -> {
              assertThat(ref.version()).isEqualTo(2);
              assertThat(ref.hash()).matches("sha256:[0-9a-f]{64}");
            });
    for (MetricDefinition definition : DefinitionFiles.load().all()) {
      assertThat(new YAMLMapper().readTree(definition.document()).path("topic").asText())
          .isEqualTo(MetricTopics.byMetric().get(definition.ref().id()));
    }
  }

  /** A released definition keeps its meaning: mend this by raising its version, not the hash. */
  @Test
  void a_released_definition_does_not_change_under_its_version() {
    assertThat(DefinitionFiles.load().refs().values())
        .extracting(ref -> ref.id() + " " + ref.version() + " " + ref.hash())
        .containsExactlyInAnyOrder(
            "lifecycle-daily 2 sha256:329ce40f8f17562fe5407553b26bf3764432fb80272368eab0b3525b36208426",
            "installations-daily 2 sha256:052e5acaa2de1ae4fef2fbe583e617623310949c51eb6e3e89b63a01e0aefdd5");
  }
}
