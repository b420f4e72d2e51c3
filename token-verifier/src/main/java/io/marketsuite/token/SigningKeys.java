package io.marketsuite.token;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The usable signature keys of one issuer, by {@code kid}. Immutable. */
public final class SigningKeys {
  private final Map<String, SigningKey> byId;

  private SigningKeys(Map<String, SigningKey> byId) {
    this.byId = Map.copyOf(byId);
  }

  /** A set of these keys. An id that occurs twice is ambiguous and stands for no key at all. */
  public static SigningKeys of(Collection<SigningKey> keys) {
    Map<String, SigningKey> byId = new LinkedHashMap<>();
    Set<String> twice = new LinkedHashSet<>();
    for (SigningKey key : keys) {
      if (byId.put(key.keyId(), key) != null) {
        twice.add(key.keyId());
      }
    }
    byId.keySet().removeAll(twice);
    return new SigningKeys(byId);
  }

  /** The key with this id. */
  public Optional<SigningKey> get(String keyId) {
    return Optional.ofNullable(byId.get(keyId));
  }

  /** How many keys there are. */
  public int size() {
    return byId.size();
  }
}
