package io.marketsuite.simulator.identity;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What token to mint.
 *
 * @param lifetime from issue to expiry; negative makes one that has expired
 * @param claims claims that replace or add to the usual ones; a null value removes the claim
 * @param foreignKey signs with a key that the realm never published, under the published kid
 * @param kid replaces the key id in the header
 */
public record TokenOrder(
    Realm realm,
    OAuthClient client,
    Duration lifetime,
    Map<String, Object> claims,
    boolean foreignKey,
    Optional<String> kid) {

  public TokenOrder {
    // Not Map.copyOf: null values carry a meaning here.
    claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
  }

  /** An ordinary token of this client. */
  public static TokenOrder of(Realm realm, OAuthClient client, Duration lifetime) {
    return new TokenOrder(realm, client, lifetime, Map.of(), false, Optional.empty());
  }
}
