package io.marketsuite.lifecycle.adapter.orders;

import io.marketsuite.keyring.Fingerprints;
import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.keyring.KeyringException;
import io.marketsuite.keyring.KeysetFiles;
import io.marketsuite.keyring.WrappingPublicKey;
import io.marketsuite.lifecycle.application.Sealing;
import io.marketsuite.lifecycle.application.StoreAwayException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The ingress's two keys, from the same folder: read at each order, so that a processor without
 * them decides all the same. Thread-safe.
 */
public final class FolderKeys implements Sealing.Keys {
  private final Path folder;

  public FolderKeys(Path folder) {
    this.folder = folder;
  }

  @Override
  public WrappingPublicKey wrapping() {
    return read(() -> KeysetFiles.wrappingPublicKey(folder.resolve(GenerateKeys.WRAPPING_PUBLIC)));
  }

  @Override
  public Fingerprints fingerprints() {
    return read(() -> KeysetFiles.fingerprints(folder.resolve(GenerateKeys.FINGERPRINT)));
  }

  private static <T> T read(Supplier<T> key) {
    try {
      return key.get();
    } catch (KeyringException unusable) {
      throw new StoreAwayException("the keyring", unusable);
    }
  }
}
