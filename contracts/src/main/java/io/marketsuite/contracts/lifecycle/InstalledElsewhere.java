package io.marketsuite.contracts.lifecycle;

import java.util.List;
import java.util.Optional;

/**
 * An installation that the marketplace already has, as an operator states it; no value and no
 * secret in the clear.
 *
 * @param tenantDisplay the tenant as the marketplace spells it
 * @param issuer of the tenant's tokens
 * @param manifestVersion the version it lives on
 * @param settings the settings it has, without their values
 * @param secrets sealed values and credentials, where any are given
 */
public record InstalledElsewhere(
    String tenantDisplay,
    String issuer,
    RestingStatus status,
    int manifestVersion,
    List<SettingPresence> settings,
    List<PresentedCredential> credentials,
    List<ClientRef> publicClients,
    Optional<SealedSecrets> secrets) {
  public InstalledElsewhere {
    settings = settings == null ? List.of() : List.copyOf(settings);
    credentials = credentials == null ? List.of() : List.copyOf(credentials);
    publicClients = publicClients == null ? List.of() : List.copyOf(publicClients);
  }
}
