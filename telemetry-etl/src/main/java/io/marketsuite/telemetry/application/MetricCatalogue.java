package io.marketsuite.telemetry.application;

import io.marketsuite.telemetry.domain.MetricRow.DefinitionRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All metrics of this release, by id. Immutable. */
public final class MetricCatalogue {
  private final Map<String, MetricDefinition> byId;

  public MetricCatalogue(Collection<MetricDefinition> definitions) {
    byId =
        definitions.stream()
            .collect(Collectors.toUnmodifiableMap(it -> it.ref().id(), Function.identity()));
  }

  public Optional<MetricDefinition> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public List<MetricDefinition> all() {
    return byId.values().stream().sorted((a, b) -> a.ref().id().compareTo(b.ref().id())).toList();
  }

  /** What a row names as the document it was computed by. */
  public Map<String, DefinitionRef> refs() {
    return byId.values().stream()
        .map(MetricDefinition::ref)
        .collect(Collectors.toUnmodifiableMap(DefinitionRef::id, Function.identity()));
  }
}
