package io.marketsuite.lifecycle.adapter.projection;

import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.wire.Keys;
import java.time.Instant;
import java.util.Optional;

/**
 * Which features are asked for; what is empty does not matter.
 *
 * @param stuckSince only those in which something has hung since before
 * @param after only those behind this one, by tenant and feature
 * @param limit at most that many
 */
public record FeatureFilter(
    Optional<FeatureStatus> status,
    Optional<String> tenantId,
    Optional<String> featureId,
    Optional<Instant> stuckSince,
    Optional<Keys> after,
    int limit) {}
