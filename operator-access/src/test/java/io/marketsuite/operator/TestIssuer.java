package io.marketsuite.operator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** An issuer with a key set on a loopback port, and a signer of whatever a test asks for. */
final class TestIssuer implements AutoCloseable {
  static final String ISSUER = "https://login.example/realms/operator";

  final PublicJsonWebKey rsa = rsa("rsa-1", 2048);
  final PublicJsonWebKey ec = ec("ec-1");
  final PublicJsonWebKey weak = rsa("weak-1", 1024);
  final PublicJsonWebKey forEncryption = rsa("enc-1", 2048);
  final PublicJsonWebKey foreign = rsa("rsa-1", 2048);
  final AtomicInteger fetches = new AtomicInteger();
  volatile int status = 200;

  private final HttpServer server;

  TestIssuer() {
    forEncryption.setUse("enc");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] keys =
        new JsonWebKeySet(List.of(rsa, ec, weak, forEncryption))
            .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          fetches.incrementAndGet();
          exchange.sendResponseHeaders(status, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
  }

  String keysUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
  }

  /** The claims of a good access token. */
  static Map<String, Object> claims(Instant now) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("sub", "somebody");
    claims.put("groups", List.of("operator"));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plusSeconds(300).getEpochSecond());
    return claims;
  }

  static String signed(PublicJsonWebKey key, String algorithm, Map<String, Object> claims) {
    return signed(key, Map.of("alg", algorithm, "kid", key.getKeyId()), claims);
  }

  static String signed(
      PublicJsonWebKey key, Map<String, Object> header, Map<String, Object> claims) {
    JsonWebSignature token = new JsonWebSignature();
    header.forEach((name, value) -> token.getHeaders().setObjectHeaderValue(name, value));
    token.setPayload(JsonUtil.toJson(claims));
    token.setKey(key.getPrivateKey());
    token.setDoKeyValidation(false);
    try {
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PublicJsonWebKey rsa(String kid, int bits) {
    try {
      PublicJsonWebKey key = RsaJwkGenerator.generateJwk(bits);
      key.setKeyId(kid);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PublicJsonWebKey ec(String kid) {
    try {
      PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId(kid);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
