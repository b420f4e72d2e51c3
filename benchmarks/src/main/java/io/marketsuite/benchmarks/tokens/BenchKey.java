package io.marketsuite.benchmarks.tokens;

import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * A key pair of an issuer.
 *
 * @param keyId its {@code kid}
 * @param algorithm the only algorithm it signs with
 * @param pair both halves
 */
public record BenchKey(String keyId, SigningAlgorithm algorithm, KeyPair pair) {

  /** A new pair: RSA with 2048 bits, or P-256. */
  public static BenchKey generate(SigningAlgorithm algorithm) {
    try {
      KeyPair pair =
          switch (algorithm) {
            case RS256, PS256 -> rsa();
            case ES256 -> p256();
          };
      return new BenchKey("bench-" + algorithm, algorithm, pair);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair rsa() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static KeyPair p256() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** The public half, as the verifier takes it. */
  public SigningKey signingKey() {
    return new SigningKey(keyId, algorithm, pair.getPublic());
  }

  /** A key set (RFC 7517) with the public half alone. */
  public String jwks() {
    try {
      PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
      key.setKeyId(keyId);
      key.setUse("sig");
      key.setAlgorithm(algorithm.name());
      return "{\"keys\":[" + key.toJson() + "]}";
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
