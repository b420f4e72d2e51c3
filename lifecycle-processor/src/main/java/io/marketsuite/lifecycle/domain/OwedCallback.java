package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.CommandKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A callback that was requested and has no ending yet.
 *
 * @param deadLetteredAt when the dispatcher gave up; its credentials are kept for an operator
 * @param withdrawn whether the dispatcher was told that it is not wanted any more
 */
public record OwedCallback(
    UUID commandId,
    CommandKind kind,
    long generation,
    CallbackStatus status,
    Optional<Instant> deadLetteredAt,
    boolean withdrawn) {

  /** Whether the generation's credentials must be kept for it. */
  boolean needsCredentials() {
    return deadLetteredAt.isEmpty() || !withdrawn;
  }

  OwedCallback asWithdrawn() {
    return new OwedCallback(commandId, kind, generation, status, deadLetteredAt, true);
  }

  OwedCallback deadLettered(Instant at) {
    return new OwedCallback(commandId, kind, generation, status, Optional.of(at), withdrawn);
  }
}
