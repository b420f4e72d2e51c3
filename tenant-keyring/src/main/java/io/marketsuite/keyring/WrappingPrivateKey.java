package io.marketsuite.keyring;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.TreeSet;

/**
 * settings-service's private keys: the primary one, and older ones for as long as something wrapped
 * under them may still arrive. Thread-safe.
 */
public final class WrappingPrivateKey {
  private static final String WHAT = "A wrapped data key";

  private final KeysetHandle keys;
  private final HybridDecrypt decrypt;

  WrappingPrivateKey(KeysetHandle keys) {
    this.keys = keys;
    this.decrypt = Tink.primitive(keys, HybridDecrypt.class);
  }

  /**
   * Opens a command's data key.
   *
   * @param wrapped what {@link CommandKey#wrapFor} gave
   * @throws CannotOpenException if it was wrapped for another key or another scope, or was altered
   */
  public CommandKey open(byte[] wrapped, SealingScope scope) {
    try {
      byte[] serialized = decrypt.decrypt(wrapped, scope.wrappingContext());
      return new CommandKey(scope, Tink.parse(serialized, Tink.DATA_KEY));
    } catch (GeneralSecurityException doesNotOpen) {
      throw new CannotOpenException(WHAT);
    }
  }

  /** The public half of the primary key and of the older ones. */
  public WrappingPublicKey publicKey() {
    return new WrappingPublicKey(publicKeyset());
  }

  KeysetHandle publicKeyset() {
    try {
      return keys.getPublicKeysetHandle();
    } catch (GeneralSecurityException notAsymmetric) {
      throw new KeyringException("The wrapping keys have no public half");
    }
  }

  /** The ids of the keys that can open. */
  public Set<String> keyIds() {
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < keys.size(); i++) {
      ids.add(Tink.keyId(keys.getAt(i)));
    }
    return ids;
  }

  @Override
  public String toString() {
    return "WrappingPrivateKey" + keyIds();
  }
}
