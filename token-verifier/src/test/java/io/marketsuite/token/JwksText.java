package io.marketsuite.token;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** JWK texts, written by hand so that they can be wrong. */
public record JwksText(Map<String, String> members) {

  /** A text with a name, for a table. */
  public record Named(String name, JwksText key) {
    @Override
    public String toString() {
      return name;
    }
  }

  public static JwksText rsa(String keyId, RSAPublicKey key) {
    return new JwksText(Map.of())
        .with("kid", "\"" + keyId + "\"")
        .with("kty", "\"RSA\"")
        .with("alg", "\"RS256\"")
        .with("use", "\"sig\"")
        .with("n", number(key.getModulus(), 0))
        .with("e", number(key.getPublicExponent(), 0));
  }

  public static JwksText p256(String keyId) {
    ECPublicKey key = (ECPublicKey) Keys.P256.getPublic();
    return new JwksText(Map.of())
        .with("kid", "\"" + keyId + "\"")
        .with("kty", "\"EC\"")
        .with("alg", "\"ES256\"")
        .with("use", "\"sig\"")
        .with("crv", "\"P-256\"")
        .with("x", number(key.getW().getAffineX(), 32))
        .with("y", number(key.getW().getAffineY(), 32));
  }

  public static String set(String... keys) {
    return "{\"keys\":[" + String.join(",", keys) + "]}";
  }

  public JwksText with(String name, String rawJson) {
    Map<String, String> copy = new LinkedHashMap<>(members);
    copy.put(name, rawJson);
    return new JwksText(copy);
  }

  public JwksText without(String name) {
    Map<String, String> copy = new LinkedHashMap<>(members);
    copy.remove(name);
    return new JwksText(copy);
  }

  public Named named(String name) {
    return new Named(name, this);
  }

  public String text() {
    return members.entrySet().stream()
        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String number(BigInteger value, int length) {
    byte[] signed = value.toByteArray();
    byte[] unsigned = signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    byte[] padded = new byte[Math.max(length, unsigned.length)];
    System.arraycopy(unsigned, 0, padded, padded.length - unsigned.length, unsigned.length);
    return "\"" + Tokens.base64(padded) + "\"";
  }
}
