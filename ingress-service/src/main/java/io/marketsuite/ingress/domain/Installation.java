package io.marketsuite.ingress.domain;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the ingress keeps of an installation that is not absent.
 *
 * @param issuer the issuer of the tenant's tokens
 * @param confidentialClientIds whose tokens can authenticate callbacks
 * @param publicClientIds the others
 */
public record Installation(
    Optional<String> issuer, Set<String> confidentialClientIds, Set<String> publicClientIds) {
  public Installation {
    Objects.requireNonNull(issuer, "issuer");
    confidentialClientIds = Set.copyOf(confidentialClientIds);
    publicClientIds = Set.copyOf(publicClientIds);
  }

  /** Whether a token issued to this client speaks for the installation. */
  public boolean hasClient(String clientId) {
    return confidentialClientIds.contains(clientId) || publicClientIds.contains(clientId);
  }

  /** Whether a callback can be authenticated. */
  public boolean canAuthenticateCallbacks() {
    return !confidentialClientIds.isEmpty();
  }
}
