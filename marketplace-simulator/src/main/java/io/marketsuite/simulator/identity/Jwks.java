package io.marketsuite.simulator.identity;

import java.util.List;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/** The public keys of a realm as Keycloak's {@code certs} shows them. */
public final class Jwks {
  /** Made at first use. Nobody encrypts to it, so one does for all realms. */
  private static final class Encryption {
    static final SigningKey KEY = SigningKey.generate();
  }

  private Jwks() {}

  /**
   * The JWK set as JSON, public parts only. As Keycloak does, it begins with a key that is for
   * encryption and signs nothing; the keys for signatures follow, the one that signs now first.
   */
  public static String of(Realm realm) {
    JsonWebKeySet set = new JsonWebKeySet(List.of(jwk(Encryption.KEY, "RSA-OAEP", "enc")));
    realm.published().forEach(key -> set.addJsonWebKey(jwk(key, "RS256", "sig")));
    return set.toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  private static RsaJsonWebKey jwk(SigningKey key, String algorithm, String use) {
    RsaJsonWebKey jwk = new RsaJsonWebKey(key.publicKey());
    jwk.setKeyId(key.kid());
    jwk.setAlgorithm(algorithm);
    jwk.setUse(use);
    return jwk;
  }
}
