package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.CommandKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A callback that was requested and has no ending yet: its generation's credentials are kept.
 *
 * @param receivedAt when the command was received that is owed it
 * @param deadLetteredAt when the dispatcher gave up; its credentials are kept for an operator
 * @param withdrawn whether the dispatcher was told that it is not wanted any more
 */
public record OwedCallback(
    UUID commandId,
    CommandKind kind,
    long generation,
    CallbackStatus status,
    Instant receivedAt,
    Optional<Instant> deadLetteredAt,
    boolean withdrawn) {

  /** Whether the marketplace could not tell the two apart; it knows no generations. */
  boolean sameKind(CallbackRequest other) {
    return kind == other.kind();
  }

  OwedCallback asWithdrawn() {
    return new OwedCallback(commandId, kind, generation, status, receivedAt, deadLetteredAt, true);
  }

  OwedCallback deadLettered(Instant at) {
    return new OwedCallback(
        commandId, kind, generation, status, receivedAt, Optional.of(at), withdrawn);
  }
}
