package io.marketsuite.keyring;

import java.util.Objects;
import java.util.UUID;

/**
 * To whom a command's data key belongs. A key, wrapped for one scope, opens under no other.
 *
 * @param tenantId the lower-cased realm
 * @param featureId the manifest's id
 * @param keyId the data key's id, minted by who makes it
 */
public record SealingScope(String tenantId, String featureId, UUID keyId) {
  private static final String WRAPPING = "marketsuite/command-key/1";

  /** Checks that nothing is missing. */
  public SealingScope {
    Objects.requireNonNull(tenantId, "tenantId");
    Objects.requireNonNull(featureId, "featureId");
    Objects.requireNonNull(keyId, "keyId");
  }

  /** The context of one field sealed in this scope. */
  public SealingContext field(String field) {
    return new SealingContext(tenantId, featureId, keyId, field);
  }

  byte[] wrappingContext() {
    return Framing.encode(WRAPPING, tenantId, featureId, keyId.toString());
  }
}
