package io.marketsuite.keyring;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;

/**
 * Makes and opens storage keys under the master key, which never goes to the database. Thread-safe.
 */
public final class StorageKeys {
  private static final String WHAT = "A storage key";

  private final String masterKeyId;
  private final Aead master;

  StorageKeys(KeysetHandle masterKeys) {
    this.masterKeyId = Tink.keyId(masterKeys.getPrimary());
    this.master = Tink.primitive(masterKeys, Aead.class);
  }

  /** The id of the master key that encrypts new storage keys. Not a secret. */
  public String masterKeyId() {
    return masterKeyId;
  }

  /** A fresh random key for a generation. Keep {@link #encrypted} of it. */
  public StorageKey create(StorageScope scope) {
    return new StorageKey(scope, Tink.generate(Tink.DATA_KEY));
  }

  /** The key's form for the database: encrypted under the master key and bound to its scope. */
  public byte[] encrypted(StorageKey key) {
    try {
      return master.encrypt(key.serialized(), key.scope().keyContext());
    } catch (GeneralSecurityException refused) {
      throw new KeyringException("A storage key could not be encrypted");
    }
  }

  /**
   * Opens a key from the database.
   *
   * @throws CannotOpenException if it belongs to another scope or master key, or was altered
   */
  public StorageKey open(byte[] encrypted, StorageScope scope) {
    try {
      byte[] serialized = master.decrypt(encrypted, scope.keyContext());
      return new StorageKey(scope, Tink.parse(serialized, Tink.DATA_KEY));
    } catch (GeneralSecurityException doesNotOpen) {
      throw new CannotOpenException(WHAT);
    }
  }
}
