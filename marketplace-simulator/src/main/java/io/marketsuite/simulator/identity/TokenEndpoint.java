package io.marketsuite.simulator.identity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;

/**
 * The client-credentials grant with Keycloak's answers and errors. No HTTP in here. Safe for many
 * threads.
 *
 * <p>Source: RFC 6749 sections 2.3.1, 4.4 and 5.2; Keycloak's error words.
 */
public final class TokenEndpoint {
  private final TokenMinter minter;
  private final Duration lifetime;

  public TokenEndpoint(TokenMinter minter, Duration lifetime) {
    this.minter = minter;
    this.lifetime = lifetime;
  }

  /**
   * An answer of the endpoint.
   *
   * @param clientId who asked, as far as that was said; for the journal
   * @param error the OAuth error code, if it is one
   */
  public record Response(int status, String json, String clientId, Optional<String> error) {}

  private record Credentials(String clientId, String secret) {}

  /**
   * Answers a token request.
   *
   * @param authorization the header, or null
   */
  public Response answer(Realm realm, Map<String, String> form, String authorization) {
    String grant = form.get("grant_type");
    if (grant == null) {
      return error(400, "", "invalid_request", "Missing form parameter: grant_type");
    }
    Optional<Credentials> given = credentials(form, authorization);
    if (given.isEmpty()) {
      return error(401, "", "invalid_client", "Invalid client or Invalid client credentials");
    }
    String clientId = given.get().clientId();
    Optional<OAuthClient> client = realm.client(clientId);
    if (client.isEmpty()) {
      return error(401, clientId, "invalid_client", "Invalid client or Invalid client credentials");
    }
    if (client.get().isPublic()) {
      return error(
          401,
          clientId,
          "unauthorized_client",
          "Public client not allowed to retrieve service account");
    }
    if (!client.get().secret().orElseThrow().matches(given.get().secret())) {
      return error(
          401, clientId, "unauthorized_client", "Invalid client or Invalid client credentials");
    }
    if (!"client_credentials".equals(grant)) {
      return error(400, clientId, "unsupported_grant_type", "Unsupported grant_type");
    }
    return token(realm, client.get());
  }

  private Response token(Realm realm, OAuthClient client) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", minter.mint(TokenOrder.of(realm, client, lifetime)));
    body.put("expires_in", lifetime.toSeconds());
    body.put("refresh_expires_in", 0);
    body.put("token_type", "Bearer");
    body.put("not-before-policy", 0);
    body.put("scope", String.join(" ", client.scopes()));
    return new Response(200, JsonUtil.toJson(body), client.clientId(), Optional.empty());
  }

  private static Optional<Credentials> credentials(Map<String, String> form, String authorization) {
    if (authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return basic(authorization.substring(6).trim());
    }
    String id = form.get("client_id");
    return id == null
        ? Optional.empty()
        : Optional.of(new Credentials(id, form.getOrDefault("client_secret", "")));
  }

  private static Optional<Credentials> basic(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new Credentials(
                  URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                  URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Response error(int status, String clientId, String code, String description) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", code);
    body.put("error_description", description);
    return new Response(status, JsonUtil.toJson(body), clientId, Optional.of(code));
  }
}
