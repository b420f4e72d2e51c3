package io.marketsuite.settings.adapter.postgres;

import io.marketsuite.settings.application.CommandKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link CommandKeys} in PostgreSQL. */
@ApplicationScoped
class PostgresCommandKeys implements CommandKeys {
  private static final String OWN = "keyId = ?1 and tenantId = ?2 and featureId = ?3";

  @Override
  public Optional<byte[]> find(UUID keyId, String tenantId, String featureId) {
    return CommandKeyEntity.<CommandKeyEntity>find(OWN, keyId, tenantId, featureId)
        .firstResultOptional()
        .map(row -> row.wrapped);
  }

  @Override
  public boolean destroy(UUID keyId, String tenantId, String featureId) {
    return CommandKeyEntity.delete(OWN, keyId, tenantId, featureId) == 1;
  }

  @Override
  public void markDecided(UUID keyId, String tenantId, String featureId) {
    CommandKeyEntity.update(
        "decidedAt = instant where decidedAt is null and " + OWN, keyId, tenantId, featureId);
  }

  @Override
  public List<Undecided> undecidedBefore(Instant time) {
    return CommandKeyEntity.<CommandKeyEntity>list("decidedAt is null and insertedAt < ?1", time)
        .stream()
        .map(row -> new Undecided(row.keyId, row.tenantId, row.featureId))
        .toList();
  }
}
