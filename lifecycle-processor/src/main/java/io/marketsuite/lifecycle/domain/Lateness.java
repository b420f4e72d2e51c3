package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Commands that belong to a generation that is gone, told by when their token was issued. */
final class Lateness {
  private Lateness() {}

  /**
   * Whether a command was meant for the generation before: its token is older than that one's
   * removal, beyond the skew, and older than the token that began the current one.
   */
  static boolean late(Installation state, Command command, Duration skew) {
    return state
        .current()
        .filter(current -> current.number() >= 2)
        .filter(current -> command.token().issuedAt().isBefore(current.tokenIssuedAt()))
        .flatMap(current -> state.past(current.number() - 1))
        .filter(previous -> before(command, previous.removedAt().minus(skew)))
        .isPresent();
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

  static Set<Fingerprint> fingerprints(Command command) {
    return command.credentials().stream()
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
