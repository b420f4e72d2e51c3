package io.marketsuite.contracts.lifecycle;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A callback that is owed: exactly one per recorded 202, under the id of the command that was
 * answered.
 *
 * @param client whose token authenticates it: the installation's first confidential client in
 *     manifest order; empty where there is none
 * @param endAs set where nothing may be sent and only the ending is to be written
 */
public record CallbackRequest(
    int schemaVersion,
    UUID commandId,
    String tenantId,
    String featureId,
    long generation,
    CommandKind kind,
    CallbackStatus status,
    Optional<String> callbackUrl,
    String issuer,
    Optional<ClientRef> client,
    Optional<CallbackEnding> endAs,
    Instant requestedAt)
    implements CallbackTopicRecord {}
