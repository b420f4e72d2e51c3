package io.marketsuite.testsupport.oidc;

import io.marketsuite.testsupport.token.ForgedToken;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** A JSON Web Key Set of one RSA key (RFC 7517). */
final class Keys {
  private Keys() {}

  static String set(String keyId, PublicKey key) {
    RSAPublicKey rsa = (RSAPublicKey) key;
    return """
        {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}"""
        .formatted(keyId, number(rsa.getModulus()), number(rsa.getPublicExponent()));
  }

  private static String number(BigInteger value) {
    byte[] octets = value.toByteArray();
    int sign = octets[0] == 0 ? 1 : 0;
    return ForgedToken.base64(Arrays.copyOfRange(octets, sign, octets.length));
  }
}
