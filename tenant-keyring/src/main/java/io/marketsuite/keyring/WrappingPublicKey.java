package io.marketsuite.keyring;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;

/**
 * settings-service's public key: what the ingress holds. It wraps and cannot open (HPKE, RFC 9180:
 * X25519, HKDF-SHA256, AES-256-GCM). Thread-safe.
 */
public final class WrappingPublicKey {
  private final String keyId;
  private final HybridEncrypt encrypt;

  WrappingPublicKey(KeysetHandle publicKeys) {
    this.keyId = Tink.keyId(publicKeys.getPrimary());
    this.encrypt = Tink.primitive(publicKeys, HybridEncrypt.class);
  }

  /** The id of the key that wraps; {@link WrappingPrivateKey#keyIds} has it. Not a secret. */
  public String keyId() {
    return keyId;
  }

  byte[] wrap(byte[] serializedKey, byte[] context) {
    try {
      return encrypt.encrypt(serializedKey, context);
    } catch (GeneralSecurityException refused) {
      throw new KeyringException("A data key could not be wrapped");
    }
  }
}
