package io.marketsuite.settings.support;

import io.marketsuite.contracts.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Writes and signs tokens as {@link LocalIdentity} does; the JDK's signing, not the verifier's. */
public final class Tokens {
  private final Map<String, Object> claims = new LinkedHashMap<>();

  private Tokens(String realm) {
    Instant now = Instant.now();
    claims.put("iss", issuer(realm));
    claims.put("iat", now.minusSeconds(5).getEpochSecond());
    claims.put("exp", now.plusSeconds(60).getEpochSecond());
    claims.put("typ", "Bearer");
  }

  public static String issuer(String realm) {
    return ConfigProvider.getConfig().getValue("test.identity", String.class)
        + "/auth/realms/"
        + realm;
  }

  /** The marketplace's token for a tenant. */
  public static Tokens ofMarketplace(String tenant) {
    return new Tokens(tenant).claim("azp", "features.apps.carerix.io").claim("tenant", tenant);
  }

  /** A token of the operator's issuer. */
  public static Tokens ofOperator(String... roles) {
    return new Tokens("operator").claim("sub", "somebody").claim("groups", List.of(roles));
  }

  public Tokens claim(String name, Object value) {
    claims.put(name, value);
    return this;
  }

  public Tokens without(String name) {
    claims.remove(name);
    return this;
  }

  /** The value of an {@code Authorization} header. */
  public String bearer() {
    Map<String, Object> header = Map.of("alg", "RS256", "typ", "JWT", "kid", "key-1");
    String text = encode(Wire.write(header)) + "." + encode(Wire.write(claims));
    return "Bearer " + text + "." + encode(sign(text));
  }

  private static byte[] sign(String text) {
    String encoded = ConfigProvider.getConfig().getValue("test.signing-key", String.class);
    try {
      PrivateKey key =
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}
