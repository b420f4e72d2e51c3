package io.marketsuite.simulator.identity;

import java.time.InstantSource;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Mints tokens that look like those of a current Keycloak. One difference: its refresh tokens carry
 * a MAC that no other party can check, ours are signed like the rest, which makes them the harder
 * case for whoever must refuse them. Safe for use by many threads.
 */
public final class TokenMinter {
  private final InstantSource clock;

  public TokenMinter(InstantSource clock) {
    this.clock = clock;
  }

  /** The compact JWS. */
  public String mint(TokenOrder order) {
    SigningKey published = order.realm().signingKey();
    SigningKey signing = order.foreignKey() ? SigningKey.generate() : published;
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    jws.setHeader("typ", "JWT");
    jws.setKeyIdHeaderValue(order.kid().orElse(published.kid()));
    jws.setKey(signing.privateKey());
    jws.setPayload(JsonUtil.toJson(TokenClaims.of(order, clock.instant())));
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("An RSA key of 2048 bits signs with RS256", e);
    }
  }
}
