package io.marketsuite.simulator.identity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The token endpoint with Keycloak's answers and errors: it proves the client, and knows the
 * client-credentials grant; the grants of a login are handed in. No HTTP in here. Safe for many
 * threads.
 *
 * <p>Source: RFC 6749 sections 2.3.1, 3.2, 4.4 and 5.2; Keycloak's error words.
 */
public final class TokenEndpoint {
  private static final String BAD_CLIENT = "Invalid client or Invalid client credentials";

  private final TokenMinter minter;
  private final Duration lifetime;
  private final Map<String, Grant> grants;

  /** A grant type; the client has been proven. */
  @FunctionalInterface
  public interface Grant {
    TokenResponse answer(Realm realm, OAuthClient client, Parameters form);
  }

  /**
   * @param lifetime of access tokens
   * @param grants more grant types, by the name of {@code grant_type}
   */
  public TokenEndpoint(TokenMinter minter, Duration lifetime, Map<String, Grant> grants) {
    this.minter = minter;
    this.lifetime = lifetime;
    Map<String, Grant> all = new LinkedHashMap<>(grants);
    all.put("client_credentials", this::ofClient);
    this.grants = Map.copyOf(all);
  }

  /**
   * Answers a token request.
   *
   * @param authorization the header, or null
   */
  public TokenResponse answer(Realm realm, Parameters form, String authorization) {
    if (form.hasRepeated() || ClientCredentials.areTwo(form, authorization)) {
      return TokenResponse.refused(400, "", "invalid_request", "Duplicated parameter");
    }
    Optional<String> grant = form.one("grant_type");
    if (grant.isEmpty()) {
      return TokenResponse.refused(
          400, "", "invalid_request", "Missing form parameter: grant_type");
    }
    Optional<ClientCredentials> given = ClientCredentials.of(form, authorization);
    Optional<OAuthClient> client = given.flatMap(it -> realm.client(it.clientId()));
    String clientId = given.map(ClientCredentials::clientId).orElse("");
    if (client.isEmpty()) {
      return TokenResponse.refused(401, clientId, "invalid_client", BAD_CLIENT);
    }
    if (!isProven(client.get(), given.orElseThrow())) {
      return TokenResponse.refused(401, clientId, "unauthorized_client", BAD_CLIENT);
    }
    return Optional.ofNullable(grants.get(grant.get()))
        .map(known -> known.answer(realm, client.get(), form))
        .orElseGet(
            () ->
                TokenResponse.refused(
                    400, clientId, "unsupported_grant_type", "Unsupported grant_type"));
  }

  private static boolean isProven(OAuthClient client, ClientCredentials given) {
    return client.secret().map(secret -> secret.matches(given.secret())).orElse(true);
  }

  private TokenResponse ofClient(Realm realm, OAuthClient client, Parameters form) {
    if (client.isPublic()) {
      return TokenResponse.refused(
          401,
          client.clientId(),
          "unauthorized_client",
          "Public client not allowed to retrieve service account");
    }
    if (client.redirects().logsIn()) {
      return TokenResponse.refused(
          401,
          client.clientId(),
          "unauthorized_client",
          "Client not enabled to retrieve service account");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", minter.mint(TokenOrder.of(realm, client, lifetime)));
    body.put("expires_in", lifetime.toSeconds());
    body.put("refresh_expires_in", 0);
    body.put("token_type", "Bearer");
    body.put("not-before-policy", 0);
    body.put("scope", String.join(" ", client.scopes()));
    return TokenResponse.granted(client.clientId(), body);
  }
}
