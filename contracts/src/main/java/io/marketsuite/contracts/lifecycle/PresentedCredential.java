package io.marketsuite.contracts.lifecycle;

import java.util.List;

/**
 * A confidential client as a command presented it; its secret is sealed elsewhere in the command.
 *
 * @param fingerprints of (client id, secret), under the current and the previous fingerprint key
 */
public record PresentedCredential(
    String serviceId, String clientId, List<Fingerprint> fingerprints) {
  public PresentedCredential {
    fingerprints = fingerprints == null ? List.of() : List.copyOf(fingerprints);
  }

  public ClientRef client() {
    return new ClientRef(serviceId, clientId);
  }
}
