package io.marketsuite.lifecycle.application;

import java.util.UUID;

/** Where wrapped data keys are kept; one can be added and nothing else done. Thread-safe. */
public interface KeyVault {
  /**
   * A data key that only settings-service can unwrap.
   *
   * @param wrappingKeyId the key it is wrapped under
   */
  record WrappedKey(
      UUID keyId, String tenantId, String featureId, byte[] wrapped, String wrappingKeyId) {}

  /**
   * Keeps a key, durably.
   *
   * @throws StoreAwayException if that is not certain
   */
  void insert(WrappedKey key);
}
