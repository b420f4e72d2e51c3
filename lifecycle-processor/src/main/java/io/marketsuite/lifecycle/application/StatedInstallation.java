package io.marketsuite.lifecycle.application;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.keyring.Secret;
import java.util.List;

/**
 * An installation as an operator states it, with its secrets; it never leaves the process so.
 *
 * @param tenantDisplay the tenant as the marketplace spells it
 * @param issuer of the tenant's tokens
 */
public record StatedInstallation(
    String tenantDisplay,
    String issuer,
    RestingStatus status,
    int manifestVersion,
    StatedSettings settings,
    List<Credential> credentials,
    List<ClientRef> publicClients) {
  public StatedInstallation {
    credentials = List.copyOf(credentials);
    publicClients = List.copyOf(publicClients);
  }

  /** A confidential client with its secret. */
  public record Credential(ClientRef client, Secret secret) {}
}
