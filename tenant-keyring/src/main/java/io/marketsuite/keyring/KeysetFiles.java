package io.marketsuite.keyring;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;

/**
 * Loads keys from files in Tink's JSON keyset format. A file with secret keys that its owner shares
 * with anybody is refused, and so is a key of another kind than the file's use needs.
 *
 * <p>Every method throws {@link KeyringException} with a sentence for the operator. No message
 * holds anything of a key.
 */
public final class KeysetFiles {
  private KeysetFiles() {}

  /** settings-service's private wrapping keys. */
  public static WrappingPrivateKey wrappingPrivateKey(Path file) {
    return new WrappingPrivateKey(secret(file, Tink.WRAPPING_KEY));
  }

  /** The public wrapping key, for the ingress. */
  public static WrappingPublicKey wrappingPublicKey(Path file) {
    return new WrappingPublicKey(open(file, Tink.WRAPPING_KEY));
  }

  /** The master key over all storage keys. */
  public static StorageKeys storageKeys(Path file) {
    return new StorageKeys(secret(file, Tink.MASTER_KEY));
  }

  /** The suite-wide fingerprint keys, for ingress and processor's imports. */
  public static Fingerprints fingerprints(Path file) {
    return new Fingerprints(secret(file, Tink.FINGERPRINT_KEY));
  }

  /** The key that signs erasure receipts. */
  public static ReceiptSigner receiptSigner(Path file) {
    return new ReceiptSigner(secret(file, Tink.RECEIPT_KEY));
  }

  /** The public key that verifies erasure receipts. */
  public static ReceiptVerifier receiptVerifier(Path file) {
    return new ReceiptVerifier(open(file, Tink.RECEIPT_KEY));
  }

  private static KeysetHandle secret(Path file, Parameters kind) {
    OwnerOnly.require(file);
    String json = read(file);
    try {
      return ofKind(
          TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()), kind);
    } catch (GeneralSecurityException | RuntimeException unusable) {
      // Without the cause: a parser's message may quote the file.
      throw new KeyringException(file + " holds no key of the kind needed here");
    }
  }

  private static KeysetHandle open(Path file, Parameters kind) {
    String json = read(file);
    try {
      return ofKind(TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(json), kind);
    } catch (GeneralSecurityException | RuntimeException unusable) {
      throw new KeyringException(file + " holds no public key of the kind needed here");
    }
  }

  private static KeysetHandle ofKind(KeysetHandle keys, Parameters kind)
      throws GeneralSecurityException {
    Tink.requireKind(keys, kind);
    return keys;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new KeyringException("The key file " + file + " cannot be read", unreadable);
    }
  }

  static void writeSecret(Path file, KeysetHandle keys) throws IOException {
    OwnerOnly.create(file, json(keys));
  }

  static void writePublic(Path file, KeysetHandle publicKeys) throws IOException {
    try {
      Files.writeString(
          file,
          TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(publicKeys) + "\n",
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
    } catch (GeneralSecurityException refused) {
      throw new KeyringException("A public key could not be serialized");
    }
  }

  private static String json(KeysetHandle keys) {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()) + "\n";
    } catch (GeneralSecurityException refused) {
      throw new KeyringException("A key could not be serialized");
    }
  }
}
