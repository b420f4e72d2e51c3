package io.marketsuite.token.adapter.jose;

import io.marketsuite.token.SignatureCheck;
import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;

/**
 * Checks JWS signatures (RFC 7515 section 5.2, step 8) with jose4j's algorithms. The algorithm is
 * the key's own: the token's header, which the verifier has read strictly, is not read a second
 * time by a more lenient reader. Thread-safe.
 */
public final class JoseSignatureCheck implements SignatureCheck {
  private static final Map<SigningAlgorithm, JsonWebSignatureAlgorithm> ALGORITHMS = algorithms();
  // The JVM's own choice of providers. Never changed, so that threads may share it.
  private static final ProviderContext PROVIDERS = new ProviderContext();

  @Override
  public boolean holds(SigningKey key, String compactToken) {
    int end = compactToken.lastIndexOf('.');
    if (end < 0) {
      return false;
    }
    try {
      byte[] signed = compactToken.substring(0, end).getBytes(StandardCharsets.US_ASCII);
      byte[] signature = Base64.getUrlDecoder().decode(compactToken.substring(end + 1));
      JsonWebSignatureAlgorithm algorithm = ALGORITHMS.get(key.algorithm());
      algorithm.validateVerificationKey(key.publicKey());
      return algorithm.verifySignature(signature, key.publicKey(), signed, PROVIDERS);
    } catch (JoseException | RuntimeException unusable) {
      return false;
    }
  }

  private static Map<SigningAlgorithm, JsonWebSignatureAlgorithm> algorithms() {
    Map<SigningAlgorithm, JsonWebSignatureAlgorithm> algorithms =
        new EnumMap<>(SigningAlgorithm.class);
    try {
      for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
        algorithms.put(
            algorithm,
            AlgorithmFactoryFactory.getInstance()
                .getJwsAlgorithmFactory()
                .getAlgorithm(algorithm.name()));
      }
    } catch (InvalidAlgorithmException missing) {
      throw new IllegalStateException("The JVM lacks an algorithm of the verifier's", missing);
    }
    return algorithms;
  }
}
