package io.marketsuite.dispatcher.application;

import io.marketsuite.dispatcher.domain.PartitionId;

/**
 * One instance's time as the owner of a partition.
 *
 * @param epoch grows with each owner; a statement under an older one does nothing
 */
public record Tenure(PartitionId partition, long epoch) {}
