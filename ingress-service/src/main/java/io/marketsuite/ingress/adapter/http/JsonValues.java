package io.marketsuite.ingress.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as the JDK's own values, in the order and with the numbers it was written with. */
final class JsonValues {
  private JsonValues() {}

  /**
   * A map, a list, a string, a number, a boolean or null. As deep as {@link StrictJson} lets in.
   */
  static Object plain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> node.textValue();
      case NUMBER -> node.numberValue();
      case BOOLEAN -> node.booleanValue();
      case NULL, MISSING -> null;
      case BINARY, POJO -> throw new IllegalArgumentException("no JSON value");
    };
  }

  private static Map<String, Object> object(JsonNode node) {
    Map<String, Object> members = LinkedHashMap.newLinkedHashMap(node.size());
    node.forEachEntry((name, value) -> members.put(name, plain(value)));
    return members;
  }

  private static List<Object> array(JsonNode node) {
    List<Object> elements = new ArrayList<>(node.size());
    node.forEach(element -> elements.add(plain(element)));
    return elements;
  }
}
