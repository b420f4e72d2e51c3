package io.marketsuite.simulator.application;

import io.marketsuite.simulator.domain.Access;
import io.marketsuite.simulator.domain.Manifest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The marketplace's registry of manifests: the released version of each feature, and who may
 * install it. In memory. Safe for many threads.
 */
public final class Catalogue {
  private final Map<String, Manifest> released = new ConcurrentHashMap<>();
  private final Map<String, Access> access = new ConcurrentHashMap<>();

  /** The released manifest of a feature. */
  public Optional<Manifest> released(String featureId) {
    return Optional.ofNullable(released.get(featureId));
  }

  /**
   * The released manifest of a feature.
   *
   * @throws Problem not found
   */
  public Manifest require(String featureId) {
    return released(featureId)
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Code.NOT_FOUND,
                    "No manifest has the id '%s'.".formatted(Text.plain(featureId))));
  }

  /** All released manifests by id. */
  public List<Manifest> all() {
    return released.values().stream().sorted(Comparator.comparing(Manifest::id)).toList();
  }

  /** Keeps the manifest if it is the newest of its id; for start-up, where files have no order. */
  public void load(Manifest manifest) {
    released.merge(manifest.id(), manifest, (a, b) -> a.version() >= b.version() ? a : b);
  }

  /**
   * Releases a new feature or a higher version of a known one.
   *
   * @throws Problem conflict, unless the version is higher
   */
  public void release(Manifest manifest) {
    released.merge(
        manifest.id(),
        manifest,
        (old, next) -> {
          if (next.version() <= old.version()) {
            throw new Problem(
                Problem.Code.CONFLICT,
                "Expected a manifestVersion above %d, but it is %d."
                    .formatted(old.version(), next.version()));
          }
          return next;
        });
  }

  /** Who may install the feature; everybody unless it was restricted. */
  public Access access(String featureId) {
    return access.getOrDefault(featureId, new Access.Public());
  }

  /** Restricts, or opens, a feature. */
  public void restrict(String featureId, Access to) {
    require(featureId);
    access.put(featureId, to);
  }
}
