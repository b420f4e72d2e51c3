package io.marketsuite.simulator;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** Looks into tokens, unverified. */
final class Tokens {
  private Tokens() {}

  static JsonObject claims(String token) {
    return new JsonObject(payload(token));
  }

  /** The last part of the issuer. Without Vert.x, whose JSON wants Quarkus' class loader. */
  static String realm(String token) {
    try {
      String issuer = (String) JsonUtil.parseJson(payload(token)).get("iss");
      return issuer.substring(issuer.lastIndexOf('/') + 1);
    } catch (JoseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String payload(String token) {
    byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    return new String(payload, StandardCharsets.UTF_8);
  }
}
