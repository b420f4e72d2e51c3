package io.marketsuite.testsupport.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Key pairs by name, made once per JVM. Test resources and tests have class loaders of their own,
 * so the pairs are kept in system properties: whoever asks for a name gets the same pair.
 * Thread-safe.
 */
public final class TestKeys {
  private static final String PREFIX = "marketsuite.test.key.";

  /** The same object in every class loader. */
  private static final Object LOCK = (TestKeys.class.getName() + ".lock").intern();

  private TestKeys() {}

  /** An RSA pair of 2048 bits. */
  public static KeyPair rsa(String name) {
    return pair(name, "RSA", 2048);
  }

  /** An RSA pair of 1024 bits, which nobody may accept. */
  public static KeyPair weakRsa(String name) {
    return pair(name, "RSA", 1024);
  }

  /** A pair on the curve P-256. */
  public static KeyPair p256(String name) {
    return pair(name, "EC", 256);
  }

  private static KeyPair pair(String name, String algorithm, int bits) {
    String property = PREFIX + algorithm + bits + "." + name;
    try {
      synchronized (LOCK) {
        String known = System.getProperty(property);
        return known == null
            ? keep(property, generate(algorithm, bits))
            : read(algorithm, known.split(" ", 2));
      }
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }

  private static KeyPair generate(String algorithm, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("EC")) {
      generator.initialize(new ECGenParameterSpec("secp256r1"));
    } else {
      generator.initialize(bits);
    }
    return generator.generateKeyPair();
  }

  private static KeyPair keep(String property, KeyPair pair) {
    Base64.Encoder encoder = Base64.getEncoder();
    System.setProperty(
        property,
        encoder.encodeToString(pair.getPrivate().getEncoded())
            + " "
            + encoder.encodeToString(pair.getPublic().getEncoded()));
    return pair;
  }

  private static KeyPair read(String algorithm, String[] encoded) throws GeneralSecurityException {
    Base64.Decoder decoder = Base64.getDecoder();
    KeyFactory factory = KeyFactory.getInstance(algorithm);
    return new KeyPair(
        factory.generatePublic(new X509EncodedKeySpec(decoder.decode(encoded[1]))),
        factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(encoded[0]))));
  }
}
