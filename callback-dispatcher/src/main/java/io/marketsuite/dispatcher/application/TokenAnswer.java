package io.marketsuite.dispatcher.application;

import java.time.Duration;
import java.util.Optional;

/** What came of asking for an installation's access token. */
public sealed interface TokenAnswer {
  record Granted(BearerToken token) implements TokenAnswer {}

  /** The tenant's issuer says that the client is not valid. */
  record ClientInvalid() implements TokenAnswer {}

  /** settings-service knows no such installation, generation or client. */
  record InstallationUnknown() implements TokenAnswer {}

  /** The tenant's own issuer does not answer: this tenant's trouble alone. */
  record IssuerAway(Optional<Duration> retryAfter) implements TokenAnswer {}

  /** The broker itself does not serve us: everybody's trouble, and nobody's fault. */
  record BrokerAway(String why) implements TokenAnswer {}
}
