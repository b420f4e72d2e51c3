package io.marketsuite.contracts.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The manifests a suite runs with: several features, each in several versions, since tenants live
 * on different versions at once. Immutable.
 */
public final class ManifestCatalogue {
  private final Map<String, SortedMap<Integer, Manifest>> features;
  private final Map<String, Integer> released;

  private ManifestCatalogue(
      Map<String, SortedMap<Integer, Manifest>> features, Map<String, Integer> released) {
    this.features = features;
    this.released = released;
  }

  /**
   * @param files each one version of one feature
   * @param released feature id to the version new installations take; the highest where it is not
   *     named
   * @throws InvalidManifestException if one is not usable, stands twice, or a released version is
   *     not loaded
   */
  public static ManifestCatalogue load(Collection<Path> files, Map<String, Integer> released) {
    return of(files.stream().map(ManifestReader::read).toList(), released);
  }

  /** As {@link #load}, from manifests already read. */
  public static ManifestCatalogue of(
      Collection<Manifest> manifests, Map<String, Integer> released) {
    List<String> problems = new ArrayList<>();
    Map<String, SortedMap<Integer, Manifest>> features = new LinkedHashMap<>();
    for (Manifest manifest : manifests) {
      Manifest other =
          features
              .computeIfAbsent(manifest.id(), id -> new TreeMap<>())
              .put(manifest.version(), manifest);
      if (other != null) {
        problems.add(manifest.id() + " version " + manifest.version() + " stands twice");
      }
    }
    released.forEach(
        (id, version) -> {
          if (!features.getOrDefault(id, new TreeMap<>()).containsKey(version)) {
            problems.add("released version " + version + " of " + id + " is not loaded");
          }
        });
    if (features.isEmpty()) {
      problems.add("no manifest is configured");
    }
    if (!problems.isEmpty()) {
      throw new InvalidManifestException("the set of manifests", problems);
    }
    return new ManifestCatalogue(features, Map.copyOf(released));
  }

  public boolean knows(String featureId) {
    return features.containsKey(featureId);
  }

  /** The only feature, where exactly one is configured: then routes need not name it. */
  public Optional<String> onlyFeature() {
    return features.size() == 1
        ? Optional.of(features.keySet().iterator().next())
        : Optional.empty();
  }

  public Collection<String> featureIds() {
    return features.keySet();
  }

  /** The version that new installations take. */
  public Optional<Manifest> released(String featureId) {
    SortedMap<Integer, Manifest> versions = features.get(featureId);
    return versions == null
        ? Optional.empty()
        : Optional.of(versions.get(released.getOrDefault(featureId, versions.lastKey())));
  }

  public Optional<Manifest> version(String featureId, int version) {
    return Optional.ofNullable(features.getOrDefault(featureId, new TreeMap<>()).get(version));
  }

  /** Every loaded version of a feature, lowest first. */
  public Stream<Manifest> versions(String featureId) {
    return features.getOrDefault(featureId, new TreeMap<>()).values().stream();
  }
}
