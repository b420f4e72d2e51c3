package io.marketsuite.simulator.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An OAuth client of a realm. Immutable.
 *
 * @param subject the id of its service account: the {@code sub} of its tokens
 * @param secret absent for a public client, which therefore gets no token here
 * @param scopes what its tokens carry in {@code scope}
 * @param groups what its tokens carry in {@code groups}; empty means no such claim
 */
public record OAuthClient(
    String clientId,
    UUID subject,
    Optional<ClientSecret> secret,
    List<String> scopes,
    List<String> groups) {

  public OAuthClient {
    scopes = List.copyOf(scopes);
    groups = List.copyOf(groups);
  }

  /** Whether it is a public client: it has no secret. */
  public boolean isPublic() {
    return secret.isEmpty();
  }

  /** The same client with another secret, as after a repair of a misconfigured one. */
  public OAuthClient withSecret(ClientSecret other) {
    return new OAuthClient(clientId, subject, Optional.of(other), scopes, groups);
  }
}
