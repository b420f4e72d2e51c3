package io.marketsuite.simulator.identity;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies an access token that somebody presents: issuer, signature by a published key, typ,
 * expiry (no skew: marketplace and identity servers are one process). Safe for many threads.
 */
public final class BearerCheck {
  private final Realms realms;
  private final InstantSource clock;

  public BearerCheck(Realms realms, InstantSource clock) {
    this.realms = realms;
    this.clock = clock;
  }

  /** What a good token says. */
  public record Caller(Realm realm, String clientId) {}

  /** The caller, or empty for anything that is no good token of a realm that exists now. */
  public Optional<Caller> verify(String authorization) {
    Optional<String> token = token(authorization);
    Optional<Realm> realm = token.flatMap(SignedTokens::issuerOf).flatMap(realms::issuing);
    return realm
        .flatMap(issuing -> claims(issuing, authorization))
        .map(claims -> new Caller(realm.orElseThrow(), String.valueOf(claims.get("azp"))));
  }

  /** The claims of a good access token of this realm, or empty. */
  public Optional<Map<String, Object>> claims(Realm realm, String authorization) {
    return token(authorization)
        .flatMap(token -> SignedTokens.claims(realm, token))
        .filter(claims -> TokenKind.ACCESS.typ().equals(claims.get("typ")))
        .filter(this::isCurrent);
  }

  private static Optional<String> token(String authorization) {
    return Optional.ofNullable(authorization)
        .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(header -> header.substring(7).trim());
  }

  private boolean isCurrent(Map<String, Object> claims) {
    return claims.get("exp") instanceof Number exp
        && exp.longValue() > clock.instant().getEpochSecond();
  }
}
