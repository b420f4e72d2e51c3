package io.marketsuite.contracts.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Work for the vendor's own software. It never holds a secret; resources are to be scoped by
 * tenant, feature and generation.
 *
 * @param delivery whether the vendor consumes the topic or is called by HTTP
 * @param settingsUrl where the vendor reads the installation's credentials and settings
 * @param tokenUrl where the vendor gets an access token of the installation
 * @param deadline when silence becomes FAILED
 */
public record ProvisioningRequest(
    int schemaVersion,
    String requestId,
    String tenantId,
    String featureId,
    long generation,
    CommandKind kind,
    ProvisioningDelivery delivery,
    String issuer,
    List<ClientRef> clientIds,
    List<ClientRef> publicClientIds,
    Optional<String> oldVersion,
    Optional<String> newVersion,
    String settingsUrl,
    String tokenUrl,
    Instant deadline)
    implements ProvisioningTopicRecord {}
