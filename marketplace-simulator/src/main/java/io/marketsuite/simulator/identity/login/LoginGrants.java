package io.marketsuite.simulator.identity.login;

import io.marketsuite.simulator.identity.OAuthClient;
import io.marketsuite.simulator.identity.Parameters;
import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.SignedTokens;
import io.marketsuite.simulator.identity.TokenEndpoint;
import io.marketsuite.simulator.identity.TokenKind;
import io.marketsuite.simulator.identity.TokenResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The token endpoint's grants of a login: code for tokens, and refresh token for tokens. A refresh
 * token is good once; one that comes again ends the session (RFC 9700 section 4.14.2). Safe for
 * many threads.
 */
public final class LoginGrants {
  private static final int MOST_SPENT = 10_000;

  private final InstantSource clock;
  private final Sessions sessions;
  private final Codes codes;
  private final LoginTokens tokens;
  private final Remembered<Boolean> spent;

  public LoginGrants(InstantSource clock, Sessions sessions, Codes codes, LoginTokens tokens) {
    this.clock = clock;
    this.sessions = sessions;
    this.codes = codes;
    this.tokens = tokens;
    this.spent = new Remembered<>(LoginTokens.REFRESH_LIFE.plusMinutes(1), MOST_SPENT, clock);
  }

  /** The grants by their name in {@code grant_type}. */
  public Map<String, TokenEndpoint.Grant> byName() {
    return Map.of("authorization_code", this::ofCode, "refresh_token", this::ofRefreshToken);
  }

  private TokenResponse ofCode(Realm realm, OAuthClient client, Parameters form) {
    Optional<String> code = form.one("code");
    if (code.isEmpty()) {
      return refused(client, "invalid_request", "Missing parameter: code");
    }
    return codes
        .spend(code.get())
        .filter(it -> isFor(it, realm, client, form))
        .map(it -> tokens.ofLogin(realm, it))
        .orElseGet(() -> refused(client, "invalid_grant", "Code not valid"));
  }

  private boolean isFor(Codes.Promise it, Realm realm, OAuthClient client, Parameters form) {
    AuthorizationRequest request = it.request();
    return sessions.byId(realm, it.session().id()).isPresent()
        && request.client().clientId().equals(client.clientId())
        && Optional.of(request.redirectUri()).equals(form.one("redirect_uri"))
        && Pkce.fits(request.challenge(), form.one("code_verifier"));
  }

  private TokenResponse ofRefreshToken(Realm realm, OAuthClient client, Parameters form) {
    Optional<String> sent = form.one("refresh_token");
    if (sent.isEmpty()) {
      return refused(client, "invalid_request", "No refresh token");
    }
    return SignedTokens.claims(realm, sent.get())
        .filter(claims -> isCurrentFor(claims, client))
        .flatMap(claims -> refreshed(realm, client, claims, form.one("scope")))
        .orElseGet(() -> refused(client, "invalid_grant", "Invalid refresh token"));
  }

  private Optional<TokenResponse> refreshed(
      Realm realm, OAuthClient client, Map<String, Object> claims, Optional<String> scope) {
    Optional<Session> session = sessions.byId(realm, String.valueOf(claims.get("sid")));
    if (session.isPresent() && !spent.add(String.valueOf(claims.get("jti")), true)) {
      sessions.end(session.get());
      return Optional.empty();
    }
    List<String> granted = List.of(String.valueOf(claims.get("scope")).split(" "));
    List<String> wanted = scope.map(text -> List.of(text.trim().split(" +"))).orElse(granted);
    return session.map(
        it ->
            granted.containsAll(wanted)
                ? tokens.again(realm, client, wanted, it)
                : refused(client, "invalid_scope", "Invalid scopes"));
  }

  private boolean isCurrentFor(Map<String, Object> claims, OAuthClient client) {
    return TokenKind.REFRESH.typ().equals(claims.get("typ"))
        && client.clientId().equals(claims.get("azp"))
        && claims.get("exp") instanceof Number exp
        && exp.longValue() > clock.instant().getEpochSecond();
  }

  private static TokenResponse refused(OAuthClient client, String error, String description) {
    return TokenResponse.refused(400, client.clientId(), error, description);
  }
}
