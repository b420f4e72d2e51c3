package io.marketsuite.contracts.lifecycle;

import java.util.UUID;

/**
 * An operator states an installation that the vendor had before this suite was there. No callback
 * is owed for it and no provisioning asked.
 *
 * @param importId UUIDv7
 * @param tenantId lower-cased realm of the issuer
 */
public record InstallationImported(
    int schemaVersion,
    UUID importId,
    String tenantId,
    String featureId,
    InstalledElsewhere installation,
    OperatorOrder order)
    implements CommandTopicRecord {}
