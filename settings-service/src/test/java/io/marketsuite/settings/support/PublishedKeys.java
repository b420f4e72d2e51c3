package io.marketsuite.settings.support;

import io.marketsuite.testsupport.token.ForgedToken;
import io.marketsuite.testsupport.token.TestKeys;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/**
 * The key sets of {@link LocalIdentity}'s realms. All but one share the signing key, so that no
 * refusal between realms and clients is owed to the signature alone; beside it each publishes keys
 * that must not be believed.
 */
final class PublishedKeys {
  /** The realm that signs with a key of its own, under the same {@code kid}. */
  static final String OTHER_REALM = "otherrealm";

  static final String SIGNING = "key-1";

  private PublishedKeys() {}

  static KeyPair signing() {
    return TestKeys.rsa("identity");
  }

  static KeyPair signingOfOtherRealm() {
    return TestKeys.rsa("other-realm");
  }

  /** 1024 bits. */
  static KeyPair weak() {
    return TestKeys.weakRsa("identity-weak");
  }

  /** For encryption. */
  static KeyPair encryption() {
    return TestKeys.rsa("identity-encryption");
  }

  /** P-256, where ES256 is not switched on. */
  static KeyPair curve() {
    return TestKeys.p256("identity-curve");
  }

  /** A key set (RFC 7517). */
  static String of(String realm) {
    KeyPair signing = realm.equals(OTHER_REALM) ? signingOfOtherRealm() : signing();
    return "{\"keys\":["
        + String.join(
            ",",
            rsa(SIGNING, "sig", "RS256", signing),
            rsa("weak", "sig", "RS256", weak()),
            rsa("encryption", "enc", "RSA-OAEP", encryption()),
            ec("curve", curve()))
        + "]}";
  }

  private static String rsa(String keyId, String use, String alg, KeyPair keys) {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return """
        {"kty":"RSA","kid":"%s","use":"%s","alg":"%s","n":"%s","e":"%s"}\
        """
        .formatted(
            keyId,
            use,
            alg,
            number(key.getModulus(), key.getModulus().bitLength() / 8),
            number(key.getPublicExponent(), 3));
  }

  private static String ec(String keyId, KeyPair keys) {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    return """
        {"kty":"EC","kid":"%s","use":"sig","alg":"ES256","crv":"P-256","x":"%s","y":"%s"}\
        """
        .formatted(keyId, number(key.getW().getAffineX(), 32), number(key.getW().getAffineY(), 32));
  }

  private static String number(BigInteger value, int octets) {
    byte[] signed = value.toByteArray();
    byte[] padded = new byte[octets + signed.length];
    System.arraycopy(signed, 0, padded, octets, signed.length);
    return ForgedToken.base64(Arrays.copyOfRange(padded, signed.length, padded.length));
  }
}
