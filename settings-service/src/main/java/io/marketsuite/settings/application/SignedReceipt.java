package io.marketsuite.settings.application;

import java.util.UUID;

/**
 * An erasure receipt as it stands on {@code marketplace.erasure.receipts}.
 *
 * @param payload exactly the JSON text that was signed: what was destroyed, see {@link
 *     ReceiptPayload}
 * @param keyId the signing key
 * @param signature Ed25519 (RFC 8032) over the payload's UTF-8 octets, base64url with the key's
 *     prefix, as the keyring's verifier takes it
 */
public record SignedReceipt(
    int schemaVersion,
    UUID receiptId,
    String tenantId,
    String featureId,
    String payload,
    String keyId,
    String signature) {}
