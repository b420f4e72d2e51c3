package io.marketsuite.settings.application;

import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.keyring.ReceiptSigner;
import io.marketsuite.settings.application.InstallationStore.Wiped;
import io.marketsuite.settings.domain.Destroyed;
import io.marketsuite.settings.domain.GenerationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * Destroys all that can be read of a generation and signs a receipt, in one transaction; repeated,
 * it finds nothing more to destroy and gives the same receipt (lifecycle rules: Secrets and
 * erasure). Thread-safe.
 */
@ApplicationScoped
public class ErasingGenerations {
  private final InstallationStore installations;
  private final CommandKeys keys;
  private final Receipts receipts;
  private final ReceiptSigner signer;

  ErasingGenerations(
      InstallationStore installations, CommandKeys keys, Receipts receipts, ReceiptSigner signer) {
    this.installations = installations;
    this.keys = keys;
    this.receipts = receipts;
    this.signer = signer;
  }

  /** Erases; throws only what the database or the signing key throws. */
  @Transactional
  public SignedReceipt erase(String tenantId, String featureId, ErasureDue due) {
    GenerationId id = new GenerationId(tenantId, featureId, due.generation());
    installations.lock(tenantId, featureId);
    for (var keyId : due.dataKeyIds()) {
      keys.destroy(keyId, tenantId, featureId);
    }
    return receipts.find(id).orElseGet(() -> eraseFirstTime(id, due));
  }

  private SignedReceipt eraseFirstTime(GenerationId id, ErasureDue due) {
    Wiped wiped = installations.wipe(id);
    Destroyed destroyed =
        new Destroyed(
            wiped.settings(),
            wiped.confidentialClients(),
            wiped.publicClients(),
            wiped.keys(),
            new TreeSet<>(due.dataKeyIds()));
    SignedReceipt receipt = sign(id, due.tenantWide(), wiped.erasedAt(), destroyed);
    receipts.keep(id, receipt, wiped.erasedAt());
    return receipt;
  }

  private SignedReceipt sign(
      GenerationId id, boolean tenantWide, Instant erasedAt, Destroyed destroyed) {
    ReceiptPayload.Counts counts =
        new ReceiptPayload.Counts(
            destroyed.settings(),
            destroyed.confidentialClients(),
            destroyed.publicClients(),
            destroyed.storageKeys(),
            List.copyOf(destroyed.commandKeyIds()));
    byte[] payload =
        Wire.write(
            new ReceiptPayload(
                Wire.SCHEMA_VERSION,
                id.receiptId(),
                id.tenantId(),
                id.featureId(),
                id.generation(),
                tenantWide,
                erasedAt,
                counts,
                signer.keyId()));
    return new SignedReceipt(
        Wire.SCHEMA_VERSION,
        id.receiptId(),
        id.tenantId(),
        id.featureId(),
        new String(payload, StandardCharsets.UTF_8),
        signer.keyId(),
        signer.sign(payload));
  }
}
