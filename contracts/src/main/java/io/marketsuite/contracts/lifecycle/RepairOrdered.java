package io.marketsuite.contracts.lifecycle;

import java.util.Optional;
import java.util.UUID;

/**
 * An operator's repair.
 *
 * @param repairId UUIDv7
 * @param generation the generation that is meant; without it the current one
 * @param override whether what is refused for safety's sake is to be done all the same
 */
public record RepairOrdered(
    int schemaVersion,
    UUID repairId,
    String tenantId,
    String featureId,
    RepairAction action,
    Optional<Long> generation,
    boolean override,
    OperatorOrder order)
    implements CommandTopicRecord {}
