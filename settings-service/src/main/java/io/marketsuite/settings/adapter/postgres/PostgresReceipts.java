package io.marketsuite.settings.adapter.postgres;

import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.settings.application.Receipts;
import io.marketsuite.settings.application.SignedReceipt;
import io.marketsuite.settings.domain.GenerationId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** {@link Receipts} in PostgreSQL. */
@ApplicationScoped
class PostgresReceipts implements Receipts {

  @Override
  public Optional<SignedReceipt> find(GenerationId id) {
    return ErasureReceiptEntity.<ErasureReceiptEntity>findByIdOptional(id.receiptId())
        .map(
            row ->
                new SignedReceipt(
                    Wire.SCHEMA_VERSION,
                    row.receiptId,
                    row.tenantId,
                    row.featureId,
                    row.payload,
                    row.keyId,
                    row.signature));
  }

  @Override
  public void keep(GenerationId id, SignedReceipt receipt, Instant erasedAt) {
    ErasureReceiptEntity row = new ErasureReceiptEntity();
    row.receiptId = receipt.receiptId();
    row.tenantId = id.tenantId();
    row.featureId = id.featureId();
    row.generation = id.generation();
    row.payload = receipt.payload();
    row.keyId = receipt.keyId();
    row.signature = receipt.signature();
    row.erasedAt = erasedAt;
    row.persist();
  }
}
