package io.marketsuite.simulator.identity;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/** The public keys of a realm as Keycloak's {@code certs} shows them. */
public final class Jwks {
  private Jwks() {}

  /** The JWK set as JSON: public parts only, each with kid, alg RS256 and use sig. */
  public static String of(Realm realm) {
    JsonWebKeySet set = new JsonWebKeySet();
    realm.published().forEach(key -> set.addJsonWebKey(jwk(key)));
    return set.toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  private static RsaJsonWebKey jwk(SigningKey key) {
    RsaJsonWebKey jwk = new RsaJsonWebKey(key.publicKey());
    jwk.setKeyId(key.kid());
    jwk.setAlgorithm("RS256");
    jwk.setUse("sig");
    return jwk;
  }
}
