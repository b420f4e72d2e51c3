package io.marketsuite.settings.domain;

import io.marketsuite.contracts.lifecycle.SettingPresence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a command's settings change the stored ones: the codes it names replace, a code it names
 * without a value is removed, the others stay unless all are replaced (lifecycle rules: Commands).
 */
public sealed interface SettingsMerge {

  /**
   * What to write.
   *
   * @param puts names with their new values
   * @param removals stored names that go
   */
  record Change(Map<SettingName, SettingValue> puts, Set<SettingName> removals)
      implements SettingsMerge {}

  /**
   * The names that the command carries in the clear and the values it carries sealed do not agree;
   * neither can be believed.
   *
   * @param sentence which names, without any value
   */
  record Contradiction(String sentence) implements SettingsMerge {}

  /**
   * Merges.
   *
   * @param named the codes the command names in the clear, with their has-value flags
   * @param replaceAll whether stored codes that are not named go
   * @param given the values the command carried, opened
   * @param stored the names that have a value now
   */
  static SettingsMerge of(
      List<SettingPresence> named,
      boolean replaceAll,
      Map<SettingName, SettingValue> given,
      Set<SettingName> stored) {
    Map<SettingName, SettingValue> puts = new LinkedHashMap<>();
    Set<SettingName> removals = new LinkedHashSet<>();
    Set<SettingName> unnamed = new HashSet<>(given.keySet());
    List<String> missing = new ArrayList<>();
    for (SettingPresence presence : named) {
      SettingName name = new SettingName(presence.serviceId(), presence.code());
      unnamed.remove(name);
      if (!presence.hasValue()) {
        removals.add(name);
      } else if (given.containsKey(name)) {
        puts.put(name, given.get(name));
      } else {
        missing.add(name.path());
      }
    }
    if (!missing.isEmpty() || !unnamed.isEmpty()) {
      unnamed.forEach(name -> missing.add(name.path()));
      return new Contradiction(
          "The command's settings and their sealed values do not agree on: "
              + String.join(", ", missing)
              + ".");
    }
    if (replaceAll) {
      removals.addAll(stored);
      removals.removeAll(puts.keySet());
    }
    removals.retainAll(stored);
    return new Change(puts, removals);
  }
}
