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

  /**
   * Whether a token that this issuer gave to this client speaks for the installation. Realms of one
   * name at two identity servers are two tenants.
   */
  public boolean hasClient(String tokenIssuer, String clientId) {
    return issuer.filter(tokenIssuer::equals).isPresent()
        && (confidentialClientIds.contains(clientId) || publicClientIds.contains(clientId));
  }

  /** Whether a callback can be authenticated. */
  public boolean canAuthenticateCallbacks() {
    return !confidentialClientIds.isEmpty();
  }
}
