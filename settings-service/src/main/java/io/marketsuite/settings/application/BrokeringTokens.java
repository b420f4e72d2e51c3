package io.marketsuite.settings.application;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.keyring.Secret;
import io.marketsuite.settings.application.ReadingCredentials.ClientCredentials;
import io.marketsuite.settings.application.ReadingCredentials.InstallationCredentials;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Gets access tokens of installations' clients, so that nobody else needs their secrets. The
 * credentials are read at each request, so an erased installation gets no token from a cache.
 * Thread-safe.
 */
@ApplicationScoped
public class BrokeringTokens {

  /** The outcome of asking for a token. */
  public sealed interface Brokered {
    /** A token that is still good for a while. */
    record Granted(Secret accessToken, Instant expiresAt, ClientRef client, String issuer)
        implements Brokered {}

    /** No such installation, generation or client. */
    record UnknownInstallation() implements Brokered {}

    /**
     * The issuer does not accept the client any more.
     *
     * @param error the OAuth error code
     */
    record InvalidClient(String error) implements Brokered {}

    /** The issuer gave no usable answer. */
    record IssuerUnavailable(String sentence) implements Brokered {}
  }

  private final ReadingCredentials credentials;
  private final TokenCache tokens;

  BrokeringTokens(ReadingCredentials credentials, TokenCache tokens) {
    this.credentials = credentials;
    this.tokens = tokens;
  }

  /**
   * Gets a token.
   *
   * @param generation the current one where it is empty
   * @param serviceId the first confidential client in manifest order where it is empty
   * @param fresh whether a token that was handed out before will not do
   */
  public Brokered token(
      String tenantId,
      String featureId,
      Optional<Long> generation,
      Optional<String> serviceId,
      boolean fresh) {
    Optional<InstallationCredentials> installation =
        credentials.read(tenantId, featureId, generation);
    Optional<ClientCredentials> client =
        installation.flatMap(
            found ->
                found.confidential().stream()
                    .filter(c -> serviceId.map(c.client().serviceId()::equals).orElse(true))
                    .findFirst());
    return client.isEmpty()
        ? new Brokered.UnknownInstallation()
        : answer(installation.get(), client.get(), fresh);
  }

  private Brokered answer(
      InstallationCredentials installation, ClientCredentials client, boolean fresh) {
    return switch (tokens.get(installation.issuer(), client, fresh)) {
      case TokenEndpoint.Reply.Granted(var token, var _, var expiresAt) ->
          new Brokered.Granted(token, expiresAt, client.client(), installation.issuer());
      case TokenEndpoint.Reply.InvalidClient(var error) -> new Brokered.InvalidClient(error);
      case TokenEndpoint.Reply.Unavailable(var sentence) ->
          new Brokered.IssuerUnavailable(sentence);
    };
  }
}
