package io.marketsuite.contracts.lifecycle;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A callback that is owed: exactly one per recorded 202, under the id of the command that was
 * answered. One that an operator has made once more is a delivery of its own.
 *
 * @param commandId the command's, or, where it is made once more, the repair's: attempts,
 *     cancellation and ending name it
 * @param client whose token authenticates it: the installation's first confidential client in
 *     manifest order; empty where there is none
 * @param endAs set where nothing may be sent and only the ending is to be written
 * @param resend set where an operator has it made once more
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
    Instant requestedAt,
    Optional<CallbackResend> resend)
    implements CallbackTopicRecord {

  /** One that is owed, and no repetition. */
  public CallbackRequest(
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
      Instant requestedAt) {
    this(
        schemaVersion,
        commandId,
        tenantId,
        featureId,
        generation,
        kind,
        status,
        callbackUrl,
        issuer,
        client,
        endAs,
        requestedAt,
        Optional.empty());
  }
}
