package io.marketsuite.token;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;

/**
 * One public key of an issuer, strong enough and bound to one algorithm. Construction checks both,
 * so that no source of keys can hand in a weaker one.
 *
 * @param keyId its {@code kid}
 * @param algorithm the only algorithm it may be used with
 * @param publicKey the key
 */
public record SigningKey(String keyId, SigningAlgorithm algorithm, PublicKey publicKey) {
  private static final int RSA_MIN_BITS = 2048;
  // Verification time grows with modulus and exponent: an issuer cannot make us slow.
  private static final int RSA_MAX_BITS = 8192;
  private static final BigInteger RSA_MIN_EXPONENT = BigInteger.valueOf(65537);
  private static final int RSA_MAX_EXPONENT_BITS = 32;
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  /**
   * @throws IllegalArgumentException if the id is not plain, or the key is too weak, unreasonably
   *     large, or of another type than the algorithm needs
   */
  public SigningKey {
    if (!TokenHeader.isPlainKeyId(keyId)) {
      throw new IllegalArgumentException("The key's id is not plain");
    }
    String fault =
        switch (algorithm) {
          case RS256, PS256 -> rsaFault(publicKey);
          case ES256 -> ecFault(publicKey);
        };
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException("Key " + keyId + ": " + fault);
    }
  }

  private static String rsaFault(PublicKey key) {
    if (!(key instanceof RSAPublicKey rsa)) {
      return "not an RSA key";
    }
    int bits = rsa.getModulus().bitLength();
    BigInteger exponent = rsa.getPublicExponent();
    if (bits < RSA_MIN_BITS || bits > RSA_MAX_BITS) {
      return "modulus of " + bits + " bits";
    }
    if (exponent.compareTo(RSA_MIN_EXPONENT) < 0
        || exponent.bitLength() > RSA_MAX_EXPONENT_BITS
        || !exponent.testBit(0)) {
      return "unusual exponent";
    }
    return "";
  }

  private static String ecFault(PublicKey key) {
    if (!(key instanceof ECPublicKey ec)) {
      return "not an EC key";
    }
    ECParameterSpec curve = ec.getParams();
    if (!curve.getOrder().equals(P256_ORDER) || curve.getCofactor() != 1) {
      return "not on P-256";
    }
    return isOnCurve(ec) ? "" : "its point is not on the curve";
  }

  /** y² = x³ + ax + b: neither jose4j nor the JDK's key factory looks. */
  private static boolean isOnCurve(ECPublicKey key) {
    EllipticCurve curve = key.getParams().getCurve();
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger x = key.getW().getAffineX();
    BigInteger y = key.getW().getAffineY();
    boolean inField = x.signum() >= 0 && y.signum() >= 0 && x.max(y).compareTo(p) < 0;
    BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
    return inField && y.pow(2).subtract(right).mod(p).signum() == 0;
  }
}
