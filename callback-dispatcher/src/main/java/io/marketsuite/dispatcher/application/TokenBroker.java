package io.marketsuite.dispatcher.application;

import io.marketsuite.contracts.lifecycle.CallbackRequest;

/** settings-service's token broker. Thread-safe. */
public interface TokenBroker {
  /**
   * Asks for the token of the request's client and generation.
   *
   * @param anew whether a token the broker kept will not do: it was refused
   */
  TokenAnswer token(CallbackRequest request, boolean anew);
}
