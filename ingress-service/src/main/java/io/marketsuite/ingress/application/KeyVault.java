package io.marketsuite.ingress.application;

import java.util.UUID;

/** Where wrapped data keys are kept; the ingress can add one and nothing else. Thread-safe. */
public interface KeyVault {

  /**
   * A command's data key that only settings-service can unwrap.
   *
   * @param wrappingKeyId the key it is wrapped under
   */
  record WrappedKey(
      UUID keyId, String tenantId, String featureId, byte[] wrapped, String wrappingKeyId) {}

  /**
   * Keeps a key, durably.
   *
   * @throws KeyVaultUnavailableException if that is not certain
   */
  void insert(WrappedKey key);

  /**
   * Does nothing but fail while keys could not be kept.
   *
   * @throws KeyVaultUnavailableException if so
   */
  void requireAvailable();

  /** The vault does not answer, or not in time. */
  final class KeyVaultUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyVaultUnavailableException(Throwable cause) {
      super("wrapped keys cannot be kept: " + cause.getClass().getSimpleName(), cause);
    }
  }
}
