package io.marketsuite.ingress.carerix;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.keyring.Secret;
import java.util.List;
import java.util.Optional;

/**
 * A request to the management endpoint, parsed: it has the form that its kind needs.
 *
 * @param settings empty where the kind has none or the payload names none
 * @param tenant of a Cleanup: whose data is to go, as the marketplace spells it
 */
public record ManagementRequest(
    CommandKind kind,
    Optional<String> callbackUrl,
    Optional<SettingsPayload> settings,
    List<ClientCredential> credentials,
    List<ClientRef> publicClients,
    Optional<String> oldVersion,
    Optional<String> newVersion,
    Optional<String> tenant) {

  /** A confidential client's credentials. */
  public record ClientCredential(String serviceId, String clientId, Secret clientSecret) {}
}
