package io.marketsuite.settings.adapter.http;

import io.marketsuite.contracts.lifecycle.ClientRef;
import java.util.List;

/** An installation's clients, for the vendor alone. */
record CredentialsAnswer(
    long generation,
    String issuer,
    String tokenUrl,
    List<ConfidentialClient> confidentialClients,
    List<ClientRef> publicClients) {

  /** With its secret, which is not shown. */
  record ConfidentialClient(String serviceId, String clientId, String clientSecret) {
    @Override
    public String toString() {
      return "ConfidentialClient[" + serviceId + ", " + clientId + "]";
    }
  }
}
