package io.marketsuite.simulator.identity;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * An RSA key of 2048 bits that signs tokens with RS256. It lives in memory only.
 *
 * @param kid the key id: the base64url SHA-256 of the public key
 */
public record SigningKey(String kid, RSAPublicKey publicKey, PrivateKey privateKey) {

  /** Makes a new key; takes tens to hundreds of milliseconds. */
  public static SigningKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
      String kid = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
      return new SigningKey(kid, (RSAPublicKey) pair.getPublic(), pair.getPrivate());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has RSA and SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[kid=" + kid + "]";
  }
}
