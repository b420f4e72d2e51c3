package io.marketsuite.simulator.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The parameters of an OAuth request. One without a value counts as left out, and none may come
 * twice (RFC 6749 section 3.1). Immutable.
 */
public final class Parameters {
  private final Map<String, List<String>> values;

  /** From name and values in the order sent. */
  public Parameters(Iterable<Map.Entry<String, String>> entries) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : entries) {
      all.computeIfAbsent(entry.getKey(), name -> new ArrayList<>()).add(entry.getValue());
    }
    this.values = all;
  }

  /** Each once. */
  public static Parameters of(Map<String, String> once) {
    return new Parameters(once.entrySet());
  }

  /** The value, if it was sent exactly once and is not empty. */
  public Optional<String> one(String name) {
    List<String> sent = values.getOrDefault(name, List.of());
    return sent.size() == 1
        ? Optional.of(sent.getFirst()).filter(Predicate.not(String::isEmpty))
        : Optional.empty();
  }

  /** Whether some parameter came more than once. */
  public boolean hasRepeated() {
    return values.values().stream().anyMatch(sent -> sent.size() > 1);
  }

  /** Without values, which may be secrets. */
  @Override
  public String toString() {
    return "Parameters" + values.keySet();
  }
}
