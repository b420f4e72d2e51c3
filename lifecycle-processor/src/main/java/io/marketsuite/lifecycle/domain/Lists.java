package io.marketsuite.lifecycle.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Changed copies of immutable collections. */
final class Lists {
  private Lists() {}

  static <T> List<T> and(List<T> list, T further) {
    List<T> changed = new ArrayList<>(list);
    changed.add(further);
    return List.copyOf(changed);
  }

  static <T> List<T> without(List<T> list, Predicate<T> gone) {
    return list.stream().filter(gone.negate()).toList();
  }

  static <K, V> Map<K, V> and(Map<K, V> map, K key, V value) {
    Map<K, V> changed = new HashMap<>(map);
    changed.put(key, value);
    return Map.copyOf(changed);
  }

  static <K, V> Map<K, V> without(Map<K, V> map, K key) {
    Map<K, V> changed = new HashMap<>(map);
    changed.remove(key);
    return Map.copyOf(changed);
  }
}
