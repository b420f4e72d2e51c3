package io.marketsuite.simulator.application;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All feature records by tenant and feature, in memory. Safe for many threads. */
public final class Features {
  private record Key(String tenantId, String featureId) {}

  private final Map<Key, FeatureRecord> byKey = new ConcurrentHashMap<>();
  private final Journal journal;

  public Features(Journal journal) {
    this.journal = journal;
  }

  /** The record; an absent one is made where there is none. */
  FeatureRecord record(String tenantId, String featureId) {
    return byKey.computeIfAbsent(
        new Key(tenantId, featureId),
        key ->
            new FeatureRecord(
                tenantId,
                featureId,
                (from, to, cause) -> journal.moved(tenantId, featureId, from, to, cause)));
  }

  /** The record, if there ever was one. */
  Optional<FeatureRecord> find(String tenantId, String featureId) {
    return Optional.ofNullable(byKey.get(new Key(tenantId, featureId)));
  }

  /** The feature ids a tenant has, or had, a record of. */
  List<String> of(String tenantId) {
    return byKey.keySet().stream()
        .filter(key -> key.tenantId().equals(tenantId))
        .map(Key::featureId)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /** Forgets a record altogether. */
  void forget(String tenantId, String featureId) {
    byKey.remove(new Key(tenantId, featureId));
  }
}
