package io.marketsuite.lifecycle.domain;

import java.util.Set;
import java.util.TreeSet;

/** Which required settings have no value. */
public final class Required {
  private Required() {}

  /** Of the feature's manifest version; none where that version is not loaded any more. */
  public static Set<String> missing(
      FeatureRules rules, String featureId, int manifestVersion, Set<String> present) {
    Set<String> missing =
        new TreeSet<>(
            rules
                .version(featureId, manifestVersion)
                .map(FeatureRules.Version::requiredSettings)
                .orElse(Set.of()));
    missing.removeAll(present);
    return missing;
  }
}
