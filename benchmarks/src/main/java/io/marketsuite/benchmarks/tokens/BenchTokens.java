package io.marketsuite.benchmarks.tokens;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Mints access tokens of about the size and content of Keycloak's. */
public final class BenchTokens {
  private static final long LIFETIME_SECONDS = 3600;

  private BenchTokens() {}

  /**
   * A good token of a feature's client at a tenant.
   *
   * @param issuer the realm's issuer
   */
  public static String client(BenchKey key, String issuer, String tenant, String clientId) {
    return sign(key, claims(issuer, tenant, clientId));
  }

  /** Claims of a good token, to be changed. */
  public static Map<String, Object> claims(String issuer, String tenant, String clientId) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("exp", now + LIFETIME_SECONDS);
    claims.put("iat", now);
    claims.put("jti", "trrtcc:" + UUID.randomUUID());
    claims.put("iss", issuer);
    claims.put("aud", "account");
    claims.put("sub", UUID.randomUUID().toString());
    claims.put("typ", "Bearer");
    claims.put("azp", clientId);
    claims.put("acr", "1");
    claims.put(
        "realm_access",
        Map.of("roles", List.of("offline_access", "uma_authorization", "default-roles-" + tenant)));
    claims.put(
        "resource_access",
        Map.of("account", Map.of("roles", List.of("manage-account", "view-profile"))));
    claims.put("scope", "profile email urn:cx/cx5Wrapper:data:manage");
    claims.put("clientHost", "192.0.2.10");
    claims.put("preferred_username", "service-account-" + clientId);
    claims.put("clientAddress", "192.0.2.10");
    claims.put("client_id", clientId);
    claims.put("tenant", tenant);
    return claims;
  }

  /** Signs claims. */
  public static String sign(BenchKey key, Map<String, Object> claims) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setPayload(JsonUtil.toJson(claims));
      signature.setAlgorithmHeaderValue(key.algorithm().name());
      signature.setKeyIdHeaderValue(key.keyId());
      signature.setHeader("typ", "JWT");
      signature.setKey(key.pair().getPrivate());
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
