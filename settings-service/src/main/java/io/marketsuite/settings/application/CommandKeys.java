package io.marketsuite.settings.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The wrapped data keys of commands. A key is found only by the tenant and feature it was inserted
 * for. Every method is part of the caller's transaction. Thread-safe.
 */
public interface CommandKeys {

  /** A key whose command was not seen decided. */
  record Undecided(UUID keyId, String tenantId, String featureId) {}

  /** The wrapped key, if it still exists. */
  Optional<byte[]> find(UUID keyId, String tenantId, String featureId);

  /** Deletes it; false if it was not there. */
  boolean destroy(UUID keyId, String tenantId, String featureId);

  /** Notes that the key's command was decided, so that the sweeper leaves it alone. */
  void markDecided(UUID keyId, String tenantId, String featureId);

  /** Keys inserted before a time, by PostgreSQL's clock, whose command was not seen decided. */
  List<Undecided> undecidedBefore(Instant time);
}
