package io.marketsuite.keyring;

import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Makes the keys of a new suite, once. It never overwrites: losing one of these files loses what
 * was encrypted under it.
 *
 * <pre>
 *   wrapping-private.json         settings-service   0600
 *   wrapping-public.json          ingress-service
 *   storage-master.json           settings-service   0600
 *   fingerprint.json              ingress-service    0600
 *   receipt-signing-private.json  settings-service   0600
 *   receipt-signing-public.json   auditors
 * </pre>
 */
public final class GenerateKeys {
  /** The private wrapping keys. */
  public static final String WRAPPING_PRIVATE = "wrapping-private.json";

  /** The public wrapping keys. */
  public static final String WRAPPING_PUBLIC = "wrapping-public.json";

  /** The master key over storage keys. */
  public static final String STORAGE_MASTER = "storage-master.json";

  /** The fingerprint key. */
  public static final String FINGERPRINT = "fingerprint.json";

  /** The private key of erasure receipts. */
  public static final String RECEIPT_SIGNING_PRIVATE = "receipt-signing-private.json";

  /** The public key of erasure receipts. */
  public static final String RECEIPT_SIGNING_PUBLIC = "receipt-signing-public.json";

  /** Every file that is made. */
  public static final List<String> FILES =
      List.of(
          WRAPPING_PRIVATE,
          WRAPPING_PUBLIC,
          STORAGE_MASTER,
          FINGERPRINT,
          RECEIPT_SIGNING_PRIVATE,
          RECEIPT_SIGNING_PUBLIC);

  private GenerateKeys() {}

  /** {@code GenerateKeys <folder>}: exit code 0, or 1 with a sentence on standard error. */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("Usage: GenerateKeys <folder>");
      System.exit(1);
    }
    try {
      into(Path.of(arguments[0]));
    } catch (KeyringException refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    }
  }

  /**
   * Makes all files in this folder, which is made too if it is missing.
   *
   * @throws KeyringException if one of the files exists already (nothing is changed then), or if
   *     the folder cannot be written
   */
  public static void into(Path folder) {
    try {
      OwnerOnly.createFolder(folder);
      refuseToOverwrite(folder);
      writePair(folder, Tink.generate(Tink.WRAPPING_KEY), WRAPPING_PRIVATE, WRAPPING_PUBLIC);
      KeysetFiles.writeSecret(folder.resolve(STORAGE_MASTER), Tink.generate(Tink.MASTER_KEY));
      KeysetFiles.writeSecret(folder.resolve(FINGERPRINT), Tink.generate(Tink.FINGERPRINT_KEY));
      writePair(
          folder, Tink.generate(Tink.RECEIPT_KEY), RECEIPT_SIGNING_PRIVATE, RECEIPT_SIGNING_PUBLIC);
    } catch (IOException unwritable) {
      throw new KeyringException("Keys cannot be written to " + folder, unwritable);
    }
  }

  private static void refuseToOverwrite(Path folder) {
    for (String name : FILES) {
      if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        throw new KeyringException(
            folder.resolve(name) + " exists; keys are never overwritten, choose an empty folder");
      }
    }
  }

  private static void writePair(
      Path folder, KeysetHandle keys, String privateName, String publicName) throws IOException {
    try {
      KeysetFiles.writeSecret(folder.resolve(privateName), keys);
      KeysetFiles.writePublic(folder.resolve(publicName), keys.getPublicKeysetHandle());
    } catch (GeneralSecurityException notAsymmetric) {
      throw new KeyringException("The keys have no public half");
    }
  }
}
