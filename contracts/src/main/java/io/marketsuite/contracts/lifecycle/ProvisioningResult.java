package io.marketsuite.contracts.lifecycle;

import java.util.Optional;

/**
 * The vendor's answer to a {@link ProvisioningRequest}, partitioned any way the vendor's client
 * does.
 *
 * @param detail free text for an administrator; replaced by a reference before it is embedded in
 *     the truth, because it must stay erasable
 */
public record ProvisioningResult(
    int schemaVersion,
    String requestId,
    String tenantId,
    String featureId,
    ProvisioningStatus status,
    Optional<String> detail)
    implements LifecycleInput {}
