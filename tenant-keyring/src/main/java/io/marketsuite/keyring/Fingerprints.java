package io.marketsuite.keyring;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fingerprints of credentials: HMAC-SHA256 of (client id, secret) under the suite-wide key, and
 * under the previous one while keys change (lifecycle rules, "Installations"). They tell the same
 * credentials from others without keeping the secret, and survive erasure. Thread-safe.
 */
public final class Fingerprints {
  private static final String PURPOSE = "marketsuite/credential-fingerprint/1";
  private static final int CURRENT_AND_PREVIOUS = 2;

  private record Key(String id, Mac mac) {}

  private final List<Key> keys;

  Fingerprints(KeysetHandle keyset) {
    this.keys = currentThenPrevious(keyset);
  }

  private static List<Key> currentThenPrevious(KeysetHandle keyset) {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < keyset.size(); i++) {
      KeysetHandle.Entry entry = keyset.getAt(i);
      if (entry.isPrimary()) {
        keys.addFirst(alone(entry));
      } else if (entry.getStatus() == KeyStatus.ENABLED) {
        keys.addLast(alone(entry));
      }
    }
    if (keys.size() > CURRENT_AND_PREVIOUS) {
      throw new KeyringException("Fingerprints have a current and at most one previous key");
    }
    return List.copyOf(keys);
  }

  private static Key alone(KeysetHandle.Entry entry) {
    KeysetHandle.Builder.Entry copy =
        KeysetHandle.importKey(entry.getKey()).withFixedId(entry.getId()).makePrimary();
    try {
      KeysetHandle single = KeysetHandle.newBuilder().addEntry(copy).build();
      return new Key(Tink.keyId(entry), Tink.primitive(single, Mac.class));
    } catch (GeneralSecurityException refused) {
      throw new KeyringException("A fingerprint key cannot be used");
    }
  }

  /** The id of the current key. */
  public String currentKeyId() {
    return keys.getFirst().id();
  }

  /** The fingerprint under the current key, then, if there is one, under the previous key. */
  public List<Fingerprint> of(String clientId, Secret clientSecret) {
    byte[] message = Framing.encode(PURPOSE, clientId, clientSecret.reveal());
    return keys.stream().map(key -> compute(key, message)).toList();
  }

  private static Fingerprint compute(Key key, byte[] message) {
    try {
      return new Fingerprint(key.id(), Tink.base64Url(key.mac().computeMac(message)));
    } catch (GeneralSecurityException refused) {
      throw new KeyringException("A fingerprint could not be computed");
    }
  }
}
