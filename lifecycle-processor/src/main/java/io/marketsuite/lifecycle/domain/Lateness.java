package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.OperatorOrder;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Commands that belong to a generation that is gone, told by when their token was issued. */
final class Lateness {
  private Lateness() {}

  /**
   * Whether a command was meant for a generation before: its token is older than the last Delete or
   * replacement, beyond the skew. A token that is no older than the one that began the current
   * generation is not: the marketplace may use one for a while. A Cleanup's token is of another
   * issuer, so that this says nothing about it, and it comes again with a fresh one.
   */
  static boolean late(Installation state, Command command, Duration skew) {
    return state
        .current()
        .filter(
            current ->
                command.kind() == CommandKind.CLEANUP
                    || command.token().issuedAt().isBefore(current.tokenIssuedAt()))
        .flatMap(current -> lastRemoval(state))
        .filter(removedAt -> before(command, removedAt.minus(skew)))
        .isPresent();
  }

  private static Optional<Instant> lastRemoval(Installation state) {
    return state.past().stream()
        .filter(past -> !past.installFailed())
        .map(PastGeneration::removedAt)
        .max(Comparator.naturalOrder());
  }

  /**
   * Whether a Create repeats one whose generation is gone, with a token from before its removal.
   */
  static boolean stale(Installation state, Command create) {
    Set<Fingerprint> presented = fingerprints(create);
    return create.kind() == CommandKind.CREATE
        && state.past().stream()
            .filter(past -> matches(past.fingerprints(), presented))
            .anyMatch(past -> before(create, past.removedAt()));
  }

  /** Whether an operator's order was given before the last removal and only arrived after it. */
  static boolean late(Installation state, OperatorOrder order) {
    return lastRemoval(state).filter(order.orderedAt()::isBefore).isPresent();
  }

  static Set<Fingerprint> fingerprints(Command command) {
    return fingerprints(command.credentials());
  }

  static Set<Fingerprint> fingerprints(List<PresentedCredential> credentials) {
    return credentials.stream()
        .flatMap(credential -> credential.fingerprints().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean matches(Collection<Fingerprint> known, Set<Fingerprint> presented) {
    return known.stream().anyMatch(presented::contains);
  }

  private static boolean before(Command command, Instant instant) {
    return command.token().issuedAt().isBefore(instant);
  }
}
