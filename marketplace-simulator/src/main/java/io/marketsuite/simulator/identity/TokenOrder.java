package io.marketsuite.simulator.identity;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What token to mint.
 *
 * @param user who logged in; empty for the client's own token (client credentials)
 * @param lifetime from issue to expiry; negative makes one that has expired
 * @param claims claims that replace or add to the usual ones; a null value removes the claim
 * @param foreignKey signs with a key that the realm never published, under the published kid
 * @param kid replaces the key id in the header
 */
public record TokenOrder(
    Realm realm,
    OAuthClient client,
    TokenKind kind,
    Optional<User> user,
    Duration lifetime,
    Map<String, Object> claims,
    boolean foreignKey,
    Optional<String> kid) {

  public TokenOrder {
    // Not Map.copyOf: null values carry a meaning here.
    claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
  }

  /** An ordinary access token of this client itself. */
  public static TokenOrder of(Realm realm, OAuthClient client, Duration lifetime) {
    return new TokenOrder(
        realm,
        client,
        TokenKind.ACCESS,
        Optional.empty(),
        lifetime,
        Map.of(),
        false,
        Optional.empty());
  }

  /** A token of another kind. */
  public TokenOrder as(TokenKind other) {
    return new TokenOrder(realm, client, other, user, lifetime, claims, foreignKey, kid);
  }

  /** The token of a person who logged in for the client. */
  public TokenOrder forUser(User other) {
    return new TokenOrder(
        realm, client, kind, Optional.of(other), lifetime, claims, foreignKey, kid);
  }

  /** With these claims instead of, or beside, the usual ones; a null value removes one. */
  public TokenOrder with(Map<String, Object> other) {
    return new TokenOrder(realm, client, kind, user, lifetime, other, foreignKey, kid);
  }

  /** Living that long. */
  public TokenOrder living(Duration other) {
    return new TokenOrder(realm, client, kind, user, other, claims, foreignKey, kid);
  }

  /** Signed with a key that was never published. */
  public TokenOrder byForeignKey() {
    return new TokenOrder(realm, client, kind, user, lifetime, claims, true, kid);
  }
}
