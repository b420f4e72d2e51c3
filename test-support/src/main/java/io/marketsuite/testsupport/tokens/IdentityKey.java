package io.marketsuite.testsupport.tokens;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * The keys of {@link TestIdentity}. They are made with the servers, in a test resource, and used in
 * tests, which have class loaders of their own: system properties hold them for both.
 */
public enum IdentityKey {
  /** The ordinary one. */
  GOOD("RS256", "sig", 2048),
  /** Published by the realms whose names begin with {@code other}, and by no other realm. */
  OTHER("RS256", "sig", 2048),
  /** Published, but too short. */
  WEAK("RS256", "sig", 1024),
  /** Published, but for encryption. */
  ENCRYPTION("RSA-OAEP", "enc", 2048),
  /** Published, but for another algorithm. */
  RS512("RS512", "sig", 2048),
  /** Published, a P-256 key. */
  ELLIPTIC("ES256", "sig", 256),
  /** Published nowhere. */
  UNPUBLISHED("RS256", "sig", 2048);

  private static final String PRIVATE = "test.identity.private.";
  private static final String PUBLIC = "test.identity.public.";
  private static final int P256_OCTETS = 32;

  private final String algorithm;
  private final String use;
  private final int bits;

  IdentityKey(String algorithm, String use, int bits) {
    this.algorithm = algorithm;
    this.use = use;
    this.bits = bits;
  }

  /** The key's id. */
  public String kid() {
    return "key-" + name().toLowerCase(Locale.ROOT);
  }

  void make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family());
      if (this == ELLIPTIC) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else {
        generator.initialize(bits);
      }
      KeyPair pair = generator.generateKeyPair();
      System.setProperty(PRIVATE + name(), base64(pair.getPrivate().getEncoded()));
      System.setProperty(PUBLIC + name(), base64(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }

  private String family() {
    return this == ELLIPTIC ? "EC" : "RSA";
  }

  /** The private half. */
  public PrivateKey privateKey() {
    try {
      return KeyFactory.getInstance(family())
          .generatePrivate(new PKCS8EncodedKeySpec(octets(PRIVATE)));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** The public half. */
  public PublicKey publicKey() {
    try {
      return KeyFactory.getInstance(family())
          .generatePublic(new X509EncodedKeySpec(octets(PUBLIC)));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** The public half as a JSON Web Key (RFC 7517). */
  public String jwk() {
    String key =
        switch (publicKey()) {
          case RSAPublicKey rsa ->
              "\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\""
                  .formatted(number(rsa.getModulus(), 0), number(rsa.getPublicExponent(), 0));
          case ECPublicKey ec ->
              "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\""
                  .formatted(
                      number(ec.getW().getAffineX(), P256_OCTETS),
                      number(ec.getW().getAffineY(), P256_OCTETS));
          case PublicKey unknown -> throw new IllegalStateException(unknown.getAlgorithm());
        };
    return "{\"kid\":\"%s\",\"alg\":\"%s\",\"use\":\"%s\",%s}"
        .formatted(kid(), algorithm, use, key);
  }

  private byte[] octets(String property) {
    return Base64.getDecoder().decode(System.getProperty(property + name()));
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  /** Unsigned, without the sign's octet, filled up to a length. */
  private static String number(BigInteger value, int octets) {
    byte[] text = value.toByteArray();
    int sign = text[0] == 0 ? 1 : 0;
    byte[] unsigned = Arrays.copyOfRange(text, sign, text.length);
    byte[] filled = new byte[Math.max(octets, unsigned.length)];
    System.arraycopy(unsigned, 0, filled, filled.length - unsigned.length, unsigned.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(filled);
  }
}
