package io.marketsuite.contracts.lifecycle;

import java.util.Optional;
import java.util.UUID;

/**
 * What a waiting ingress needs to know: a record of {@code marketplace.lifecycle.outcomes}.
 *
 * @param succeeded meaningful at stage COMPLETED
 * @param awaitsAnswer the command goes on only after its 202 is recorded (a Delete that
 *     deprovisions)
 * @param reason a countable code of {@link Reason}
 * @param detail a sentence fit for an administrator
 */
public record Outcome(
    int schemaVersion,
    UUID commandId,
    String tenantId,
    String featureId,
    CommandKind kind,
    OutcomeStage stage,
    Verdict verdict,
    boolean succeeded,
    boolean awaitsAnswer,
    Reason reason,
    Optional<String> detail) {}
