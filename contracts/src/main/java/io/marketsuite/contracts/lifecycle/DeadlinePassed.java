package io.marketsuite.contracts.lifecycle;

import java.time.Instant;

/** That a deadline of an installation has passed; this record alone decides it, never a clock. */
public record DeadlinePassed(
    int schemaVersion, String tenantId, String featureId, String deadlineId, Instant at)
    implements CommandTopicRecord {}
