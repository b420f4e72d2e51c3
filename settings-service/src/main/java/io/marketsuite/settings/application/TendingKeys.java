package io.marketsuite.settings.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Destroys data keys of commands that store nothing: refused ones at once, and those of commands
 * that never reached the log once it is certain that they never will (lifecycle rules: Storing
 * re-encrypts). Thread-safe.
 */
@ApplicationScoped
public class TendingKeys {
  /** A key older than this whose command was not decided belongs to a command that never came. */
  static final Duration UNDECIDED_FOR = Duration.ofHours(1);

  private final CommandKeys keys;

  TendingKeys(CommandKeys keys) {
    this.keys = keys;
  }

  /** A command that stores nothing brought this key. */
  @Transactional
  public boolean discard(String tenantId, String featureId, UUID keyId) {
    return keys.destroy(keyId, tenantId, featureId);
  }

  /** The key's command was decided and is still to be stored or refused. */
  @Transactional
  public void markDecided(String tenantId, String featureId, UUID keyId) {
    keys.markDecided(keyId, tenantId, featureId);
  }

  /**
   * Destroys the keys of commands that never reached a partition of the command topic. The caller
   * has seen every decision of that partition up to the tick.
   *
   * @param tickedAt the recorded time of a decided tick of that partition
   * @param ofThatPartition whether a Kafka key belongs to it
   * @return the destroyed keys' ids
   */
  @Transactional
  public List<UUID> sweep(Instant tickedAt, Predicate<CommandKeys.Undecided> ofThatPartition) {
    return keys.undecidedBefore(tickedAt.minus(UNDECIDED_FOR)).stream()
        .filter(ofThatPartition)
        .filter(key -> keys.destroy(key.keyId(), key.tenantId(), key.featureId()))
        .map(CommandKeys.Undecided::keyId)
        .toList();
  }
}
