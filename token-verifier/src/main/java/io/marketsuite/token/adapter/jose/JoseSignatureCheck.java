package io.marketsuite.token.adapter.jose;

import io.marketsuite.token.SignatureCheck;
import io.marketsuite.token.SigningKey;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Checks JWS signatures with jose4j, pinned to the key's own algorithm. Thread-safe. */
public final class JoseSignatureCheck implements SignatureCheck {

  @Override
  public boolean holds(SigningKey key, String compactToken) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setAlgorithmConstraints(
          new AlgorithmConstraints(ConstraintType.PERMIT, key.algorithm().name()));
      signature.setCompactSerialization(compactToken);
      signature.setKey(key.publicKey());
      return signature.verifySignature();
    } catch (JoseException | RuntimeException unusable) {
      return false;
    }
  }
}
