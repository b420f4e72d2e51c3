package io.marketsuite.settings.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an erasure receipt states.
 *
 * @param tenantWide whether the tenant left altogether
 * @param erasedAt by PostgreSQL's clock
 * @param signingKeyId which key signs it
 */
public record ReceiptPayload(
    int schemaVersion,
    UUID receiptId,
    String tenantId,
    String featureId,
    long generation,
    boolean tenantWide,
    Instant erasedAt,
    Counts destroyed,
    String signingKeyId) {

  /** See {@link io.marketsuite.settings.domain.Destroyed}. */
  public record Counts(
      int settings,
      int confidentialClients,
      int publicClients,
      int storageKeys,
      List<UUID> commandKeyIds) {}
}
