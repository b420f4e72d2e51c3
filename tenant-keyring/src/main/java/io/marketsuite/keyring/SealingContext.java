package io.marketsuite.keyring;

import java.util.Objects;
import java.util.UUID;

/**
 * Where a sealed value belongs: the AEAD's associated data (lifecycle rules, "Sealing"). A
 * ciphertext moved to another tenant, feature, key or field does not open.
 *
 * @param tenantId the lower-cased realm
 * @param featureId the manifest's id
 * @param keyId the data key's id
 * @param field which value it is, such as {@code settings/backend/apiKey}
 */
public record SealingContext(String tenantId, String featureId, UUID keyId, String field) {
  private static final String PURPOSE = "marketsuite/command-field/1";

  /** Checks that nothing is missing. */
  public SealingContext {
    Objects.requireNonNull(tenantId, "tenantId");
    Objects.requireNonNull(featureId, "featureId");
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(field, "field");
  }

  /** The associated data: unambiguous, and stable across releases. */
  byte[] associatedData() {
    return Framing.encode(PURPOSE, tenantId, featureId, keyId.toString(), field);
  }
}
