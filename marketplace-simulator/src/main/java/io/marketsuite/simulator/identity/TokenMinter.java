package io.marketsuite.simulator.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Mints access tokens that look like those of a current Keycloak's client-credentials grant: typ
 * "Bearer", azp, a {@code trrtcc:} jti, no aud. Safe for use by many threads.
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
    jws.setPayload(JsonUtil.toJson(claims(order)));
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("An RSA key of 2048 bits signs with RS256", e);
    }
  }

  private Map<String, Object> claims(TokenOrder order) {
    Instant now = clock.instant();
    OAuthClient client = order.client();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("exp", now.plus(order.lifetime()).getEpochSecond());
    claims.put("iat", issuedAt(order, now).getEpochSecond());
    claims.put("jti", "trrtcc:" + UUID.randomUUID());
    claims.put("iss", order.realm().issuer());
    claims.put("sub", client.subject().toString());
    claims.put("typ", "Bearer");
    claims.put("azp", client.clientId());
    claims.put("scope", String.join(" ", client.scopes()));
    claims.put("client_id", client.clientId());
    claims.put("clientHost", "127.0.0.1");
    claims.put("clientAddress", "127.0.0.1");
    order.realm().tenantClaim().ifPresent(tenant -> claims.put("tenant", tenant));
    if (!client.groups().isEmpty()) {
      claims.put("groups", client.groups());
    }
    order.claims().forEach((name, value) -> replace(claims, name, value));
    return claims;
  }

  // An expired token was issued before it expired, as a real one.
  private static Instant issuedAt(TokenOrder order, Instant now) {
    return order.lifetime().isNegative() ? now.plus(order.lifetime().multipliedBy(2)) : now;
  }

  private static void replace(Map<String, Object> claims, String name, Object value) {
    if (value == null) {
      claims.remove(name);
    } else {
      claims.put(name, value);
    }
  }
}
