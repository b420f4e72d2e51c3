package io.marketsuite.contracts.lifecycle;

import java.time.Instant;
import java.util.UUID;

/**
 * Who ordered something by hand, when and why.
 *
 * @param operator the subject of the operator's token; it stays, by declaration
 * @param reasonId where the reason stands: free text must stay erasable, so that the log only
 *     refers to it
 * @param orderedAt when the order was received
 */
public record OperatorOrder(String operator, UUID reasonId, Instant orderedAt) {}
