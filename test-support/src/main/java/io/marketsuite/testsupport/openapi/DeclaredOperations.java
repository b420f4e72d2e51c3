package io.marketsuite.testsupport.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations of an OpenAPI document, found by method and path. */
final class DeclaredOperations {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private record Template(String text, Pattern pattern, JsonNode item) {
    static Template of(Map.Entry<String, JsonNode> path) {
      String regex =
          Stream.of(path.getKey().split("(?=\\{)|(?<=\\})"))
              .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
              .collect(Collectors.joining());
      return new Template(path.getKey(), Pattern.compile(regex), path.getValue());
    }
  }

  private final JsonNode document;
  private final List<Template> templates;

  DeclaredOperations(JsonNode document) {
    if (!document.path("openapi").asText().startsWith("3.") || document.path("paths").isEmpty()) {
      throw new IllegalArgumentException("Expected an OpenAPI 3 document with paths");
    }
    this.document = document;
    // The specification: a concrete path goes before a templated one.
    this.templates =
        document.path("paths").properties().stream()
            .map(Template::of)
            .sorted(
                Comparator.comparingLong(
                    (Template template) -> template.text().chars().filter(c -> c == '{').count()))
            .toList();
  }

  Lookup find(String method, String path) {
    List<Template> fitting =
        templates.stream().filter(it -> it.pattern().matcher(path).matches()).toList();
    if (fitting.isEmpty()) {
      return new Lookup.UnknownPath();
    }
    String key = method.toLowerCase(Locale.ROOT);
    return fitting.stream()
        .filter(template -> METHODS.contains(key) && template.item().has(key))
        .findFirst()
        .<Lookup>map(
            template ->
                new Lookup.Found(method + " " + template.text(), template.item().path(key), this))
        .orElseGet(Lookup.UnknownMethod::new);
  }

  /** Every declared answer, as {@code GET /path 200}. */
  Set<String> responses() {
    Set<String> all = new TreeSet<>();
    for (Template template : templates) {
      for (Map.Entry<String, JsonNode> operation : template.item().properties()) {
        if (METHODS.contains(operation.getKey())) {
          String id = operation.getKey().toUpperCase(Locale.ROOT) + " " + template.text();
          operation
              .getValue()
              .path("responses")
              .fieldNames()
              .forEachRemaining(status -> all.add(id + " " + status));
        }
      }
    }
    return all;
  }

  /** The node, or what it refers to in the same document. */
  JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isMissingNode() ? node : document.at(reference.asText().substring(1));
  }
}
