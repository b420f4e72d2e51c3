package io.marketsuite.simulator.identity;

import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Tells a realm's own tokens from others: by issuer and signature, whatever their age and kind. */
public final class SignedTokens {
  private static final AlgorithmConstraints RS256 =
      new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

  private SignedTokens() {}

  /** The issuer that a token names, unverified; empty for what is no token. */
  static Optional<String> issuerOf(String token) {
    try {
      return Optional.of(String.valueOf(JsonUtil.parseJson(parse(token)).get("iss")));
    } catch (JoseException | ClassCastException e) {
      return Optional.empty();
    }
  }

  /** The claims of a token that this realm signed with a key it still publishes, or empty. */
  public static Optional<Map<String, Object>> claims(Realm realm, String token) {
    try {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(RS256);
      jws.setCompactSerialization(token);
      Optional<SigningKey> key = keyOf(realm, jws.getKeyIdHeaderValue());
      if (key.isEmpty()) {
        return Optional.empty();
      }
      jws.setKey(key.get().publicKey());
      if (!jws.verifySignature()) {
        return Optional.empty();
      }
      return Optional.of(JsonUtil.parseJson(jws.getPayload()))
          .filter(claims -> realm.issuer().equals(claims.get("iss")));
    } catch (JoseException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private static String parse(String token) throws JoseException {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setCompactSerialization(token);
    return jws.getUnverifiedPayload();
  }

  private static Optional<SigningKey> keyOf(Realm realm, String kid) {
    return realm.published().stream().filter(key -> key.kid().equals(kid)).findFirst();
  }
}
