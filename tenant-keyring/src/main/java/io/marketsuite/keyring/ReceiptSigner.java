package io.marketsuite.keyring;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import java.security.GeneralSecurityException;

/** Signs erasure receipts with Ed25519 (RFC 8032). Thread-safe. */
public final class ReceiptSigner {
  private final String keyId;
  private final PublicKeySign sign;

  ReceiptSigner(KeysetHandle keys) {
    this.keyId = Tink.keyId(keys.getPrimary());
    this.sign = Tink.primitive(keys, PublicKeySign.class);
  }

  /** The id of the key that signs, to be named in the receipt. */
  public String keyId() {
    return keyId;
  }

  /** The signature of exactly these octets, base64url; it names its key (Tink's prefix). */
  public String sign(byte[] receipt) {
    try {
      return Tink.base64Url(sign.sign(receipt));
    } catch (GeneralSecurityException refused) {
      throw new KeyringException("A receipt could not be signed");
    }
  }
}
