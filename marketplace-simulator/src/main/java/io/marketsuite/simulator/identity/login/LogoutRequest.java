package io.marketsuite.simulator.identity.login;

import io.marketsuite.simulator.identity.Parameters;
import java.util.Optional;

/**
 * What a logout request says, unproven.
 *
 * @param hint an ID token of the session to end
 * @param redirectUri where to go afterwards
 */
public record LogoutRequest(
    Optional<String> hint,
    Optional<String> clientId,
    Optional<String> redirectUri,
    Optional<String> state) {

  static LogoutRequest of(Parameters sent) {
    return new LogoutRequest(
        sent.one("id_token_hint"),
        sent.one("client_id"),
        sent.one("post_logout_redirect_uri"),
        sent.one("state"));
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "LogoutRequest[" + clientId + "]";
  }
}
