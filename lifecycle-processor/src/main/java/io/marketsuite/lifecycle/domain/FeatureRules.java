package io.marketsuite.lifecycle.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the processor needs to know of the manifests: per feature and version. */
public record FeatureRules(Map<String, Feature> features) {
  public FeatureRules {
    features = Map.copyOf(features);
  }

  /**
   * @param released the version new installations take
   */
  public record Feature(int released, Map<Integer, Version> versions) {
    public Feature {
      versions = Map.copyOf(versions);
    }
  }

  /**
   * @param requiredSettings {@code serviceId.code} of each
   * @param confidentialServices service ids of the confidential clients, in manifest order
   * @param hash of the manifest document
   */
  public record Version(
      Set<String> requiredSettings, List<String> confidentialServices, String hash) {
    public Version {
      requiredSettings = Set.copyOf(requiredSettings);
      confidentialServices = List.copyOf(confidentialServices);
    }
  }

  /** The released version's number, if the feature is known. */
  public Optional<Integer> released(String featureId) {
    return Optional.ofNullable(features.get(featureId)).map(Feature::released);
  }

  public Optional<Version> version(String featureId, int version) {
    return Optional.ofNullable(features.get(featureId))
        .map(feature -> feature.versions().get(version));
  }
}
