package io.marketsuite.settings.application;

import io.marketsuite.keyring.Secret;
import io.marketsuite.settings.application.ReadingCredentials.ClientCredentials;
import java.time.Instant;

/** The token endpoints of tenants' issuers (RFC 6749 section 4.4: client credentials). */
public interface TokenEndpoint {

  /** What an issuer answered. */
  sealed interface Reply {
    /**
     * A token.
     *
     * @param obtainedAt before it was asked for
     */
    record Granted(Secret accessToken, Instant obtainedAt, Instant expiresAt) implements Reply {}

    /**
     * The client or its secret is not valid any more.
     *
     * @param error the OAuth error code
     */
    record InvalidClient(String error) implements Reply {}

    /**
     * No usable answer.
     *
     * @param sentence fit for a log, without anything the issuer sent
     */
    record Unavailable(String sentence) implements Reply {}
  }

  /** Whether an issuer's host is listed now: what it gave before is worth nothing else. */
  boolean isListed(String issuer);

  /** Asks once, waiting a bounded time; never throws because of the issuer. Thread-safe. */
  Reply ask(String issuer, ClientCredentials client);
}
