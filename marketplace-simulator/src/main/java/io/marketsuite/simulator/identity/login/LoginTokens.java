package io.marketsuite.simulator.identity.login;

import io.marketsuite.simulator.identity.OAuthClient;
import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.TokenKind;
import io.marketsuite.simulator.identity.TokenMinter;
import io.marketsuite.simulator.identity.TokenOrder;
import io.marketsuite.simulator.identity.TokenResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens of somebody who logged in: access, refresh and, for openid, ID. Thread-safe. */
public final class LoginTokens {
  static final Duration REFRESH_LIFE = Duration.ofMinutes(30);

  private final TokenMinter minter;
  private final Duration lifetime;

  /**
   * @param lifetime of access and ID tokens
   */
  public LoginTokens(TokenMinter minter, Duration lifetime) {
    this.minter = minter;
    this.lifetime = lifetime;
  }

  TokenResponse ofLogin(Realm realm, Codes.Promise promise) {
    AuthorizationRequest request = promise.request();
    return answer(realm, request.client(), request.scopes(), promise.session(), request.nonce());
  }

  /** Those of a refresh; the nonce belongs to the login alone. */
  TokenResponse again(Realm realm, OAuthClient client, List<String> scopes, Session session) {
    return answer(realm, client, scopes, session, Optional.empty());
  }

  private TokenResponse answer(
      Realm realm,
      OAuthClient client,
      List<String> scopes,
      Session session,
      Optional<String> nonce) {
    TokenOrder order = TokenOrder.of(realm, client, lifetime).forUser(session.user());
    Map<String, Object> common = new LinkedHashMap<>();
    common.put("sid", session.id());
    common.put("scope", String.join(" ", scopes));
    String access = minter.mint(order.with(at(session, common)));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", access);
    body.put("expires_in", lifetime.toSeconds());
    body.put("refresh_expires_in", REFRESH_LIFE.toSeconds());
    body.put("refresh_token", minter.mint(refresh(order, common)));
    body.put("token_type", "Bearer");
    if (scopes.contains("openid")) {
      body.put("id_token", minter.mint(id(order, session, access, nonce)));
    }
    body.put("not-before-policy", 0);
    body.put("session_state", session.id());
    body.put("scope", String.join(" ", scopes));
    return TokenResponse.granted(client.clientId(), body);
  }

  private static TokenOrder refresh(TokenOrder order, Map<String, Object> common) {
    return order.as(TokenKind.REFRESH).living(REFRESH_LIFE).with(common);
  }

  private static TokenOrder id(
      TokenOrder order, Session session, String access, Optional<String> nonce) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sid", session.id());
    claims.put("at_hash", accessHash(access));
    nonce.ifPresent(it -> claims.put("nonce", it));
    return order.as(TokenKind.ID).with(at(session, claims));
  }

  private static Map<String, Object> at(Session session, Map<String, Object> claims) {
    Map<String, Object> more = new LinkedHashMap<>(claims);
    more.put("auth_time", session.since().getEpochSecond());
    more.put("acr", "1");
    return more;
  }

  /** The left half of the hash of the algorithm's size (OpenID Connect Core, 3.1.3.6). */
  private static String accessHash(String access) {
    return Pkce.base64(Arrays.copyOf(Pkce.sha256(access), 16));
  }
}
