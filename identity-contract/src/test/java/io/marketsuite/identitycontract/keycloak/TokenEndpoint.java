package io.marketsuite.identitycontract.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A realm's token endpoint, asked as its clients ask it.
 *
 * @param issuer the realm's issuer
 */
public record TokenEndpoint(String issuer) {

  /** A realm's endpoint. */
  public static TokenEndpoint of(RealKeycloak keycloak, String realm) {
    return new TokenEndpoint(keycloak.issuer(realm));
  }

  /** What it answers to these fields. */
  public Http.Answer ask(Map<String, String> fields) {
    return Http.form(URI.create(issuer + "/protocol/openid-connect/token"), Map.of(), fields);
  }

  /** What it answers to a client's credentials (RFC 6749 section 4.4). */
  public Http.Answer clientCredentials(String clientId, String secret) {
    return ask(
        Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
  }

  /** An access token for a client's credentials. */
  public String accessToken(String clientId, String secret) {
    return token(clientCredentials(clientId, secret), "access_token");
  }

  /**
   * A user's tokens: {@code access_token}, {@code id_token} and {@code refresh_token}.
   *
   * @param scope more scopes than {@code openid}
   */
  public Http.Answer password(
      String clientId, String secret, String user, String password, String scope) {
    Map<String, String> fields =
        new HashMap<>(Map.of("grant_type", "password", "client_id", clientId));
    fields.putAll(Map.of("client_secret", secret, "username", user, "password", password));
    fields.put("scope", ("openid " + scope).strip());
    return ask(fields);
  }

  /** A token out of an answer. */
  public static String token(Http.Answer answer, String name) {
    if (!answer.json().path(name).isTextual()) {
      throw new AssertionError("There is no " + name + " in " + answer.status());
    }
    return answer.json().path(name).asText();
  }

  /** A token's header, unverified. */
  public static JsonNode header(String token) {
    return part(token, 0);
  }

  /** A token's claims, unverified. */
  public static JsonNode claims(String token) {
    return part(token, 1);
  }

  private static JsonNode part(String token, int index) {
    try {
      return Http.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
