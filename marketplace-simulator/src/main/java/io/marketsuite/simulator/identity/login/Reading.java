package io.marketsuite.simulator.identity.login;

import java.util.Optional;

/** What an authorization request turned out to be. */
sealed interface Reading {

  /** It can be served. */
  record Good(AuthorizationRequest request) implements Reading {}

  /** It is wrong, and the client is told at its own redirect URI. */
  record Returned(String redirectUri, Optional<String> state, String error, String description)
      implements Reading {}

  /** Nobody can be told but the person at the browser: the address to go back to is not proven. */
  record Refused(String sentence) implements Reading {}
}
