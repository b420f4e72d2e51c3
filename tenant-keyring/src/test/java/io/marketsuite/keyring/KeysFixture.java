package io.marketsuite.keyring;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** Keys and scopes by name, so that a test shows only what differs. */
final class KeysFixture {
  static final UUID KEY_ID = UUID.fromString("01976f5e-0000-7000-8000-000000000001");
  static final SealingScope ACME = new SealingScope("acme", "partner", KEY_ID);
  static final StorageScope ACME_1 = new StorageScope("acme", "partner", 1);

  private KeysFixture() {}

  static WrappingPrivateKey wrappingKey() {
    return new WrappingPrivateKey(Tink.generate(Tink.WRAPPING_KEY));
  }

  static StorageKeys storageKeys() {
    return new StorageKeys(Tink.generate(Tink.MASTER_KEY));
  }

  /** The same keys with a new primary key in front of them. */
  static KeysetHandle rotated(KeysetHandle keys, Parameters kind) {
    try {
      return KeysetHandle.newBuilder(keys)
          .addEntry(KeysetHandle.generateEntryFromParameters(kind).withRandomId().makePrimary())
          .build();
    } catch (GeneralSecurityException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** Each copy of the octets with one bit turned at this place. */
  static byte[] withBitTurned(byte[] octets, int bit) {
    byte[] copy = octets.clone();
    copy[bit / 8] ^= (byte) (1 << (bit % 8));
    return copy;
  }
}
