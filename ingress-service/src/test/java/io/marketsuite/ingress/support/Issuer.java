package io.marketsuite.ingress.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * An identity server with Keycloak's paths on the loopback address, and a minter of tokens that it
 * has signed. The server runs with the test resource and tokens are minted in the tests, which have
 * class loaders of their own: they share the key through system properties.
 */
public final class Issuer {
  private static final String BASE = "ingress.test.issuer.base";
  private static final String KEY = "ingress.test.issuer.key";
  private static final String KEY_ID = "test-key";

  private Issuer() {}

  /** Starts the server; every realm has the same key. */
  public static HttpServer start() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      byte[] keys = jwks(pair).getBytes(StandardCharsets.UTF_8);
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/auth/realms/",
          exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
          });
      server.start();
      System.setProperty(BASE, "http://127.0.0.1:" + server.getAddress().getPort());
      System.setProperty(KEY, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String jwks(KeyPair pair) {
    RsaJsonWebKey key = new RsaJsonWebKey((java.security.interfaces.RSAPublicKey) pair.getPublic());
    key.setKeyId(KEY_ID);
    key.setUse("sig");
    key.setAlgorithm("RS256");
    return "{\"keys\":[" + key.toJson() + "]}";
  }

  /** The server's address. */
  public static String base() {
    return System.getProperty(BASE);
  }

  /** The issuer of a realm. */
  public static String of(String realm) {
    return base() + "/auth/realms/" + realm;
  }

  /** The marketplace's token for a tenant. */
  public static String tenantToken(String realm) {
    return token(claims(realm, "features.apps.carerix.io"));
  }

  /** A token of a feature's own client at a tenant. */
  public static String clientToken(String realm, String clientId) {
    return token(claims(realm, clientId));
  }

  /** The marketplace's master token. */
  public static String masterToken() {
    Map<String, Object> claims = claims("master", "features.apps.carerix.io");
    claims.remove("tenant");
    return token(claims);
  }

  /** Claims of a good token, to be changed. */
  public static Map<String, Object> claims(String realm, String clientId) {
    Instant now = Instant.now();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", of(realm));
    claims.put("azp", clientId);
    claims.put("typ", "Bearer");
    claims.put("tenant", realm);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plusSeconds(300).getEpochSecond());
    claims.put("jti", "token-canary-" + realm);
    return claims;
  }

  /** Signs claims. */
  public static String token(Map<String, Object> claims) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setPayload(JsonUtil.toJson(claims));
      signature.setAlgorithmHeaderValue("RS256");
      signature.setKeyIdHeaderValue(KEY_ID);
      signature.setKey(privateKey());
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrivateKey privateKey() {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(
              new PKCS8EncodedKeySpec(Base64.getDecoder().decode(System.getProperty(KEY))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
