package io.marketsuite.contracts.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The latest state of an installation: a record of {@code marketplace.lifecycle.state}, compacted
 * by key. {@code ABSENT} is a record too, never a tombstone.
 *
 * @param generation the current generation, or the last one where the feature is absent
 * @param active the vendor's gate: act for this tenant only while it is true
 * @param confirmed false while nobody knows whether the marketplace took the installation as done
 * @param missingSettings required settings without a value
 * @param since when this status was reached (recorded time)
 */
public record InstallationState(
    int schemaVersion,
    String tenantId,
    String tenantDisplay,
    String featureId,
    long generation,
    FeatureStatus status,
    boolean active,
    boolean confirmed,
    Optional<String> issuer,
    Optional<Integer> manifestVersion,
    List<ClientRef> confidentialClients,
    List<ClientRef> publicClients,
    List<String> presentSettings,
    List<String> missingSettings,
    Instant since) {}
