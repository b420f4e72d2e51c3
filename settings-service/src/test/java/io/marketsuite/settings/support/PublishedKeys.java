package io.marketsuite.settings.support;

import io.marketsuite.testsupport.token.ForgedToken;
import io.marketsuite.testsupport.token.TestKeys;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/**
 * The key set of {@link LocalIdentity}'s realms. They share the signing key, the operator's realm
 * too, so that no refusal between realms and clients is owed to the signature; beside it are keys
 * that must not be believed.
 */
public final class PublishedKeys {
  static final String SIGNING = "key-1";

  private PublishedKeys() {}

  public static KeyPair signing() {
    return TestKeys.rsa("identity");
  }

  /** Published as {@code weak}: 1024 bits. */
  public static KeyPair weak() {
    return TestKeys.weakRsa("identity-weak");
  }

  /** Published as {@code encryption}, for that alone. */
  public static KeyPair encryption() {
    return TestKeys.rsa("identity-encryption");
  }

  /** A key set (RFC 7517). */
  static String json() {
    return "{\"keys\":["
        + String.join(
            ",",
            rsa(SIGNING, "sig", "RS256", signing()),
            rsa("weak", "sig", "RS256", weak()),
            rsa("encryption", "enc", "RSA-OAEP", encryption()))
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

  private static String number(BigInteger value, int octets) {
    byte[] signed = value.toByteArray();
    byte[] padded = new byte[octets + signed.length];
    System.arraycopy(signed, 0, padded, octets, signed.length);
    return ForgedToken.base64(Arrays.copyOfRange(padded, signed.length, padded.length));
  }
}
