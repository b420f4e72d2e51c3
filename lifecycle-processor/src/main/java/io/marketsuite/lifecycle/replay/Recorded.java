package io.marketsuite.lifecycle.replay;

import io.marketsuite.contracts.lifecycle.DecisionRecord;

/**
 * A decision record and where it stands.
 *
 * @param partition of {@code marketplace.lifecycle.events}
 * @param offset in that partition
 */
public record Recorded(int partition, long offset, DecisionRecord decision) {}
