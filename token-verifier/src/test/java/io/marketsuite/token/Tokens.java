package io.marketsuite.token;

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

/**
 * Writes tokens as an identity server does, and as an attacker would: header and payload are maps
 * of raw JSON values, and whole texts can be signed as they are. The signing here is the JDK's and
 * shares nothing with what is tested.
 */
final class Tokens {
  static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  static final String TENANT_ISSUER = "https://id-2.carerix.io/auth/realms/acme";
  static final String MASTER_ISSUER = "https://id.carerix.io/auth/realms/master";
  static final String MARKETPLACE = "features.apps.carerix.io";
  static final String KEY_ID = "key-1";

  private final Map<String, String> header = new LinkedHashMap<>();
  private final Map<String, String> payload = new LinkedHashMap<>();
  private PrivateKey key = Keys.RSA.getPrivate();

  private Tokens() {
    header("alg", "\"RS256\"").header("typ", "\"JWT\"").header("kid", "\"" + KEY_ID + "\"");
    claim("exp", seconds(NOW.plusSeconds(60)));
    claim("iat", seconds(NOW.minusSeconds(5)));
    claim("jti", "\"trrtcc:5b1f\"").claim("typ", "\"Bearer\"");
    claim("azp", "\"" + MARKETPLACE + "\"").claim("iss", "\"" + TENANT_ISSUER + "\"");
    claim("tenant", "\"Acme\"").claim("scope", "\"email profile\"");
  }

  static Tokens forTenant() {
    return new Tokens();
  }

  static Tokens forMaster() {
    return new Tokens().claim("iss", "\"" + MASTER_ISSUER + "\"").without("tenant");
  }

  static String seconds(Instant instant) {
    return Long.toString(instant.getEpochSecond());
  }

  Tokens header(String name, String rawJson) {
    header.put(name, rawJson);
    return this;
  }

  Tokens withoutHeader(String name) {
    header.remove(name);
    return this;
  }

  Tokens claim(String name, String rawJson) {
    payload.put(name, rawJson);
    return this;
  }

  Tokens claim(String name, Instant time) {
    return claim(name, seconds(time));
  }

  Tokens without(String name) {
    payload.remove(name);
    return this;
  }

  Tokens signedBy(PrivateKey signer) {
    this.key = signer;
    return this;
  }

  String headerJson() {
    return json(header);
  }

  String payloadJson() {
    return json(payload);
  }

  String build() {
    return sign(headerJson(), payloadJson());
  }

  /** Signs these texts as they are, by the algorithm that the header map names. */
  String sign(String headerText, String payloadText) {
    String input = base64(headerText) + "." + base64(payloadText);
    return input + "." + base64(signature(input));
  }

  byte[] signature(String input) {
    try {
      Signature signer = signer(header.getOrDefault("alg", "\"RS256\""));
      signer.initSign(key);
      signer.update(input.getBytes(StandardCharsets.US_ASCII));
      return signer.sign();
    } catch (GeneralSecurityException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static Signature signer(String alg) throws GeneralSecurityException {
    if (alg.equals("\"ES256\"")) {
      return Signature.getInstance("SHA256withECDSAinP1363Format");
    }
    if (alg.equals("\"PS256\"")) {
      Signature pss = Signature.getInstance("RSASSA-PSS");
      pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      return pss;
    }
    return Signature.getInstance("SHA256withRSA");
  }

  static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
