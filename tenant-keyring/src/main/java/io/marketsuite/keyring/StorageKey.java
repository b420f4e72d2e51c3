package io.marketsuite.keyring;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;

/**
 * The key of one generation's values in PostgreSQL: AES-256-GCM. Deleting its encrypted form is the
 * erasure of everything stored under it, in the tables and in their backups alike (lifecycle rules,
 * "Storing re-encrypts"). Immutable and thread-safe.
 */
public final class StorageKey {
  private static final String WHAT = "A stored value";

  private final StorageScope scope;
  private final KeysetHandle keys;
  private final Aead aead;

  StorageKey(StorageScope scope, KeysetHandle keys) {
    this.scope = scope;
    this.keys = keys;
    this.aead = Tink.primitive(keys, Aead.class);
  }

  /** The generation this key belongs to. */
  public StorageScope scope() {
    return scope;
  }

  /**
   * Encrypts a value.
   *
   * @param field which value it is; the same name is needed to decrypt
   */
  public byte[] encrypt(String field, byte[] plaintext) {
    try {
      return aead.encrypt(plaintext, scope.valueContext(field));
    } catch (GeneralSecurityException refused) {
      throw new KeyringException("A value could not be encrypted");
    }
  }

  /** Encrypts a text. */
  public byte[] encrypt(String field, Secret plaintext) {
    return encrypt(field, plaintext.octets());
  }

  /**
   * Decrypts a value.
   *
   * @throws CannotOpenException if it was not encrypted under this key for this field
   */
  public byte[] decrypt(String field, byte[] encrypted) {
    try {
      return aead.decrypt(encrypted, scope.valueContext(field));
    } catch (GeneralSecurityException doesNotOpen) {
      throw new CannotOpenException(WHAT);
    }
  }

  /**
   * Decrypts a text.
   *
   * @throws CannotOpenException if it was not encrypted under this key for this field
   */
  public Secret decryptText(String field, byte[] encrypted) {
    return Secret.fromOctets(decrypt(field, encrypted));
  }

  byte[] serialized() {
    return Tink.serialize(keys);
  }

  @Override
  public String toString() {
    return "StorageKey[" + scope + "]";
  }
}
