package io.marketsuite.simulator.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An OAuth client of a realm. Immutable.
 *
 * @param subject the id of its service account: the {@code sub} of its own tokens
 * @param secret absent for a public client, which therefore gets no token of its own
 * @param scopes what its own tokens carry in {@code scope}
 * @param groups what its own tokens carry in {@code groups}; empty means no such claim
 * @param redirects where it has browsers sent, if people log in for it
 */
public record OAuthClient(
    String clientId,
    UUID subject,
    Optional<ClientSecret> secret,
    List<String> scopes,
    List<String> groups,
    Redirects redirects) {

  public OAuthClient {
    scopes = List.copyOf(scopes);
    groups = List.copyOf(groups);
  }

  /** A client for machines. */
  public OAuthClient(
      String clientId,
      UUID subject,
      Optional<ClientSecret> secret,
      List<String> scopes,
      List<String> groups) {
    this(clientId, subject, secret, scopes, groups, Redirects.none());
  }

  /** Whether it is a public client: it has no secret. */
  public boolean isPublic() {
    return secret.isEmpty();
  }

  /** The same client with another secret, as after a repair of a misconfigured one. */
  public OAuthClient withSecret(ClientSecret other) {
    return new OAuthClient(clientId, subject, Optional.of(other), scopes, groups, redirects);
  }
}
