package io.marketsuite.testsupport.tokens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes tokens as an identity server does, and as an attacker would: header and payload are maps
 * of raw JSON values, and whole texts can be signed as they are. Begins with a good token; each
 * change gives the same builder back. Not thread-safe.
 */
public final class ForgedToken {
  private static final long LIFETIME_SECONDS = 300;

  private final Map<String, String> header = new LinkedHashMap<>();
  private final Map<String, String> payload = new LinkedHashMap<>();
  private PrivateKey key = IdentityKey.GOOD.privateKey();

  private ForgedToken(String realm, String clientId) {
    Instant now = Instant.now();
    header("alg", "\"RS256\"").header("typ", "\"JWT\"").header("kid", text(IdentityKey.GOOD.kid()));
    claim("exp", now.plusSeconds(LIFETIME_SECONDS)).claim("iat", now);
    claim("jti", "\"trrtcc:5b1f\"").claim("iss", text(TestIdentity.issuer(realm)));
    claim("typ", "\"Bearer\"").claim("azp", text(clientId)).claim("tenant", text(realm));
  }

  /** A good token of a client at a realm of the first server. */
  public static ForgedToken of(String realm, String clientId) {
    return new ForgedToken(realm, clientId);
  }

  /** Sets a header parameter to JSON as given. */
  public ForgedToken header(String name, String rawJson) {
    header.put(name, rawJson);
    return this;
  }

  /** Removes a header parameter. */
  public ForgedToken withoutHeader(String name) {
    header.remove(name);
    return this;
  }

  /** Sets a claim to JSON as given. */
  public ForgedToken claim(String name, String rawJson) {
    payload.put(name, rawJson);
    return this;
  }

  /** Sets a claim to a time, in seconds. */
  public ForgedToken claim(String name, Instant time) {
    return claim(name, Long.toString(time.getEpochSecond()));
  }

  /** Removes a claim. */
  public ForgedToken without(String name) {
    payload.remove(name);
    return this;
  }

  /** Signs with another key, under whatever {@code kid} the header names. */
  public ForgedToken signedBy(IdentityKey signer) {
    this.key = signer.privateKey();
    return this;
  }

  /** Signs with another key and names it. */
  public ForgedToken by(IdentityKey signer) {
    return signedBy(signer).header("kid", text(signer.kid()));
  }

  /** The header as JSON. */
  public String headerJson() {
    return json(header);
  }

  /** The payload as JSON. */
  public String payloadJson() {
    return json(payload);
  }

  /** The token. */
  public String build() {
    return sign(headerJson(), payloadJson());
  }

  /** Signs these texts as they are, by the algorithm that the header map names. */
  public String sign(String headerText, String payloadText) {
    String input = base64(headerText) + "." + base64(payloadText);
    return input + "." + base64(signature(input));
  }

  /** The token with an HMAC under these octets. */
  public String hmac(byte[] secret) {
    String input = base64(headerJson()) + "." + base64(payloadJson());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }

  private byte[] signature(String input) {
    String name =
        switch (header.getOrDefault("alg", "")) {
          case "\"RS512\"" -> "SHA512withRSA";
          case "\"ES256\"" -> "SHA256withECDSAinP1363Format";
          default -> key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        };
    try {
      Signature signer = Signature.getInstance(name);
      signer.initSign(key);
      signer.update(input.getBytes(StandardCharsets.US_ASCII));
      return signer.sign();
    } catch (GeneralSecurityException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** A JSON text; nothing in it may need an escape. */
  public static String text(String value) {
    return "\"" + value + "\"";
  }

  /** Base64url without padding. */
  public static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Base64url without padding. */
  public static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> text(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
