package io.marketsuite.testsupport.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token to be bent: header and payload are names with raw JSON values, so that what no library
 * would write can be written, and whole texts can be signed as they are. Immutable.
 */
public final class ForgedToken {
  private final Map<String, String> header;
  private final Map<String, String> payload;
  private final PrivateKey key;

  private ForgedToken(Map<String, String> header, Map<String, String> payload, PrivateKey key) {
    this.header = header;
    this.payload = payload;
    this.key = key;
  }

  /** A token of these header values without claims: RS256, as Keycloak signs. */
  public static ForgedToken of(String keyId, PrivateKey key) {
    return new ForgedToken(Map.of(), Map.of(), key)
        .headerText("alg", "RS256")
        .headerText("typ", "JWT")
        .headerText("kid", keyId);
  }

  /** With a header parameter; {@code rawJson} stands as it is. */
  public ForgedToken header(String name, String rawJson) {
    return new ForgedToken(with(header, name, rawJson), payload, key);
  }

  /** With a header parameter that is a text. */
  public ForgedToken headerText(String name, String text) {
    return header(name, quoted(text));
  }

  public ForgedToken withoutHeader(String name) {
    return new ForgedToken(without(header, name), payload, key);
  }

  /** With a claim; {@code rawJson} stands as it is. */
  public ForgedToken claim(String name, String rawJson) {
    return new ForgedToken(header, with(payload, name, rawJson), key);
  }

  /** With a claim that is a text. */
  public ForgedToken text(String name, String text) {
    return claim(name, quoted(text));
  }

  /** With a claim that is a time in seconds. */
  public ForgedToken time(String name, Instant time) {
    return claim(name, Long.toString(time.getEpochSecond()));
  }

  public ForgedToken without(String name) {
    return new ForgedToken(header, without(payload, name), key);
  }

  public ForgedToken signedBy(PrivateKey signer) {
    return new ForgedToken(header, payload, signer);
  }

  public String headerJson() {
    return json(header);
  }

  public String payloadJson() {
    return json(payload);
  }

  /** The token in compact form, signed by the algorithm its header names. */
  public String compact() {
    return sign(headerJson(), payloadJson());
  }

  /** As the value of an {@code Authorization} header. */
  public String bearer() {
    return "Bearer " + compact();
  }

  /** Signs these texts as they are. */
  public String sign(String headerText, String payloadText) {
    return sign(utf8(headerText), utf8(payloadText));
  }

  /** Signs these octets as they are. */
  public String sign(byte[] headerOctets, byte[] payloadOctets) {
    String input = base64(headerOctets) + "." + base64(payloadOctets);
    return input + "." + base64(signature(input));
  }

  /** Authenticated with HMAC-SHA-256 under these octets instead of signed. */
  public String authenticatedWith(byte[] secret) {
    String input = base64(utf8(headerJson())) + "." + base64(utf8(payloadJson()));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }

  private byte[] signature(String input) {
    try {
      Signature signer = signer(header.getOrDefault("alg", "\"RS256\""));
      signer.initSign(key);
      signer.update(input.getBytes(StandardCharsets.US_ASCII));
      return signer.sign();
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }

  private Signature signer(String alg) throws GeneralSecurityException {
    if (key.getAlgorithm().equals("EC")) {
      return Signature.getInstance("SHA256withECDSAinP1363Format");
    }
    return switch (alg) {
      case "\"PS256\"" -> {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        yield pss;
      }
      case "\"RS384\"" -> Signature.getInstance("SHA384withRSA");
      case "\"RS512\"" -> Signature.getInstance("SHA512withRSA");
      default -> Signature.getInstance("SHA256withRSA");
    };
  }

  /** Base64url without padding (RFC 7515, section 2). */
  public static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static Map<String, String> with(Map<String, String> members, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(members);
    changed.put(name, value);
    return changed;
  }

  private static Map<String, String> without(Map<String, String> members, String name) {
    Map<String, String> changed = new LinkedHashMap<>(members);
    changed.remove(name);
    return changed;
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
