package io.marketsuite.simulator.identity;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Verifies a token that a vendor presents to the marketplace: issuer, signature by a published key,
 * typ, expiry (no skew: marketplace and identity servers are one process). Safe for many threads.
 */
public final class BearerCheck {
  private static final AlgorithmConstraints RS256 =
      new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

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
    if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.empty();
    }
    try {
      return verifyToken(authorization.substring(7).trim());
    } catch (JoseException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private Optional<Caller> verifyToken(String token) throws JoseException {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(RS256);
    jws.setCompactSerialization(token);
    Map<String, Object> unverified = JsonUtil.parseJson(jws.getUnverifiedPayload());
    Optional<Realm> realm = realms.issuing(String.valueOf(unverified.get("iss")));
    Optional<SigningKey> key = realm.flatMap(r -> keyOf(r, jws.getKeyIdHeaderValue()));
    if (key.isEmpty()) {
      return Optional.empty();
    }
    jws.setKey(key.get().publicKey());
    if (!jws.verifySignature() || !isCurrent(unverified)) {
      return Optional.empty();
    }
    return Optional.of(new Caller(realm.get(), String.valueOf(unverified.get("azp"))));
  }

  private static Optional<SigningKey> keyOf(Realm realm, String kid) {
    return realm.published().stream().filter(key -> key.kid().equals(kid)).findFirst();
  }

  private boolean isCurrent(Map<String, Object> claims) {
    return "Bearer".equals(claims.get("typ"))
        && claims.get("exp") instanceof Number exp
        && exp.longValue() > clock.instant().getEpochSecond();
  }
}
