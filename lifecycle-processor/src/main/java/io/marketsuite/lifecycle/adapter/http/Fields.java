package io.marketsuite.lifecycle.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of a JSON object that an operator sent, taken strictly: a field of another name or
 * type is a mistake, and a mistake in an order does harm. No message quotes a value.
 *
 * @param at where the object stands, such as {@code [3].installation}; empty for the whole body
 */
record Fields(String at, JsonNode object) {

  /**
   * @throws MalformedOrder if it is no object, or has a field that is not among these
   */
  static Fields of(String at, JsonNode node, Set<String> allowed) {
    if (!node.isObject()) {
      throw new MalformedOrder(
          (at.isEmpty() ? "The body" : "'" + at + "'") + " must be an object.");
    }
    if (node.propertyStream().anyMatch(field -> !allowed.contains(field.getKey()))) {
      throw new MalformedOrder(
          (at.isEmpty() ? "The body" : "'" + at + "'")
              + " has a field other than "
              + String.join(", ", allowed.stream().sorted().toList())
              + ".");
    }
    return new Fields(at, node);
  }

  boolean has(String name) {
    return object.has(name);
  }

  String text(String name, Pattern pattern) {
    JsonNode value = object.path(name);
    if (!value.isTextual() || !pattern.matcher(value.textValue()).matches()) {
      throw new MalformedOrder("'" + path(name) + "' is missing or not of its form.");
    }
    return value.textValue();
  }

  <E extends Enum<E>> E word(String name, Class<E> type) {
    JsonNode value = object.path(name);
    for (E constant : type.getEnumConstants()) {
      if (value.isTextual() && constant.name().equals(value.textValue())) {
        return constant;
      }
    }
    throw new MalformedOrder(
        "'" + path(name) + "' must be one of " + List.of(type.getEnumConstants()) + ".");
  }

  Optional<Long> number(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
      throw new MalformedOrder("'" + path(name) + "' must be a whole number from 1.");
    }
    return Optional.of(value.longValue());
  }

  boolean truth(String name) {
    JsonNode value = object.path(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new MalformedOrder("'" + path(name) + "' must be true or false.");
    }
    return value.asBoolean(false);
  }

  /** The objects in a field that is an object of objects; empty where it is missing. */
  List<Map.Entry<String, JsonNode>> entries(String name, int most) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return List.of();
    }
    if (!value.isObject() || value.size() > most) {
      throw new MalformedOrder("'" + path(name) + "' must be an object of at most " + most + ".");
    }
    return value.propertyStream().toList();
  }

  String path(String name) {
    return at.isEmpty() ? name : at + "." + name;
  }
}
