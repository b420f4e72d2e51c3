package io.marketsuite.simulator.identity.login;

import io.marketsuite.simulator.identity.OAuthClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A good request that somebody log in for a client.
 *
 * @param redirectUri one of the client's own, exactly
 * @param challenge the S256 code challenge; a public client always has one
 * @param prompt what the client wants shown or not shown
 * @param maxAge how old a login may be
 */
record AuthorizationRequest(
    OAuthClient client,
    String redirectUri,
    Optional<String> state,
    Optional<String> nonce,
    Optional<String> challenge,
    List<String> scopes,
    Set<String> prompt,
    Optional<Duration> maxAge) {

  /** Whether an ID token is wanted. */
  boolean isOpenId() {
    return scopes.contains("openid");
  }
}
