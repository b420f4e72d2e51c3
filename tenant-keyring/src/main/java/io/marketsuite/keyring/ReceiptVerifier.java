package io.marketsuite.keyring;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeyVerify;
import java.security.GeneralSecurityException;

/** Checks signatures of erasure receipts; needs the public key only. Thread-safe. */
public final class ReceiptVerifier {
  private final PublicKeyVerify verify;

  ReceiptVerifier(KeysetHandle publicKeys) {
    this.verify = Tink.primitive(publicKeys, PublicKeyVerify.class);
  }

  /** Whether this is the signature of exactly these octets by one of the keys. */
  public boolean holds(byte[] receipt, String signature) {
    try {
      verify.verify(Tink.fromBase64Url(signature, "A signature"), receipt);
      return true;
    } catch (GeneralSecurityException | CannotOpenException doesNotHold) {
      return false;
    }
  }
}
