package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One life of a feature at a tenant, from an accepted Create to its erasure. Nothing of one
 * generation may touch the next.
 *
 * @param tokenIssuedAt when the token of its Create was issued
 * @param presentSettings {@code serviceId.code} of settings that have a value
 * @param fingerprints of every credential this generation ever had
 * @param dataKeyIds of commands whose secrets may still be under their own keys
 * @param installed whether the installation succeeded
 * @param confirmed whether the marketplace is known to have taken it as done
 * @param reprovisioning a request that an operator ordered while nothing was under way; no status
 *     depends on its result, and the next operation's request waits for it
 */
public record Generation(
    long number,
    String issuer,
    String tenantDisplay,
    Instant tokenIssuedAt,
    int manifestVersion,
    FeatureStatus status,
    List<ClientRef> confidentialClients,
    List<ClientRef> publicClients,
    Set<Fingerprint> fingerprints,
    Set<String> presentSettings,
    Set<UUID> dataKeyIds,
    boolean installed,
    boolean confirmed,
    Optional<Operation> operation,
    Optional<ProvisioningRequest> reprovisioning) {

  public Generation {
    confidentialClients = List.copyOf(confidentialClients);
    publicClients = List.copyOf(publicClients);
    fingerprints = Set.copyOf(fingerprints);
    presentSettings = Set.copyOf(presentSettings);
    dataKeyIds = Set.copyOf(dataKeyIds);
  }

  /**
   * The vendor's gate: it acts for the tenant while the feature is activated, through an Update or
   * Upgrade too.
   */
  public boolean active() {
    return switch (status) {
      case ACTIVATED -> true;
      case UPDATING, UPGRADING -> operation.map(Operation::returnsToActivated).orElse(false);
      case ABSENT, INSTALLING, DEACTIVATED, ACTIVATING, DEACTIVATING, UNINSTALLING -> false;
    };
  }

  Optional<ProvisioningRequest> request() {
    return operation.flatMap(Operation::request).or(() -> reprovisioning);
  }

  /** The codes that have a value once these are applied. */
  Set<String> presentAfter(List<SettingPresence> named, boolean replaceAll) {
    return merge(presentSettings, named, replaceAll);
  }

  static Set<String> merge(Set<String> present, List<SettingPresence> named, boolean replaceAll) {
    Set<String> merged = new HashSet<>(replaceAll ? Set.of() : present);
    for (SettingPresence setting : named) {
      if (setting.hasValue()) {
        merged.add(setting.path());
      } else {
        merged.remove(setting.path());
      }
    }
    return merged;
  }

  /** By service: what a command brings takes the place of what was known, and the rest stays. */
  static List<ClientRef> mergeClients(List<ClientRef> known, List<ClientRef> brought) {
    Map<String, ClientRef> byService = new LinkedHashMap<>();
    known.forEach(client -> byService.put(client.serviceId(), client));
    brought.forEach(client -> byService.put(client.serviceId(), client));
    return List.copyOf(byService.values());
  }

  Generation with(FeatureStatus changed, Optional<Operation> running) {
    return new Generation(
        number,
        issuer,
        tenantDisplay,
        tokenIssuedAt,
        manifestVersion,
        changed,
        confidentialClients,
        publicClients,
        fingerprints,
        presentSettings,
        dataKeyIds,
        installed,
        confirmed,
        running,
        reprovisioning);
  }

  Generation with(Operation running) {
    return with(status, Optional.of(running));
  }

  /** Back at rest. */
  Generation resting(FeatureStatus changed) {
    return with(changed, Optional.empty());
  }

  Generation withVersion(int version) {
    return new Generation(
        number,
        issuer,
        tenantDisplay,
        tokenIssuedAt,
        version,
        status,
        confidentialClients,
        publicClients,
        fingerprints,
        presentSettings,
        dataKeyIds,
        installed,
        confirmed,
        operation,
        reprovisioning);
  }

  Generation withClients(
      List<ClientRef> confidential, List<ClientRef> publics, Set<Fingerprint> further) {
    Set<Fingerprint> all = new HashSet<>(fingerprints);
    all.addAll(further);
    return new Generation(
        number,
        issuer,
        tenantDisplay,
        tokenIssuedAt,
        manifestVersion,
        status,
        confidential,
        publics,
        all,
        presentSettings,
        dataKeyIds,
        installed,
        confirmed,
        operation,
        reprovisioning);
  }

  Generation withSettings(Set<String> present) {
    return new Generation(
        number,
        issuer,
        tenantDisplay,
        tokenIssuedAt,
        manifestVersion,
        status,
        confidentialClients,
        publicClients,
        fingerprints,
        present,
        dataKeyIds,
        installed,
        confirmed,
        operation,
        reprovisioning);
  }

  Generation withDataKeys(Set<UUID> keys) {
    return new Generation(
        number,
        issuer,
        tenantDisplay,
        tokenIssuedAt,
        manifestVersion,
        status,
        confidentialClients,
        publicClients,
        fingerprints,
        presentSettings,
        keys,
        installed,
        confirmed,
        operation,
        reprovisioning);
  }

  Generation asInstalled() {
    return new Generation(
        number,
        issuer,
        tenantDisplay,
        tokenIssuedAt,
        manifestVersion,
        FeatureStatus.DEACTIVATED,
        confidentialClients,
        publicClients,
        fingerprints,
        presentSettings,
        dataKeyIds,
        true,
        confirmed,
        Optional.empty(),
        reprovisioning);
  }

  Generation asConfirmed() {
    return new Generation(
        number,
        issuer,
        tenantDisplay,
        tokenIssuedAt,
        manifestVersion,
        status,
        confidentialClients,
        publicClients,
        fingerprints,
        presentSettings,
        dataKeyIds,
        installed,
        true,
        operation,
        reprovisioning);
  }

  /** At rest by an operator's word, who also says that the marketplace has it. */
  Generation vouchedFor(FeatureStatus said) {
    return asInstalled().asConfirmed().resting(said);
  }

  Generation withReprovisioning(Optional<ProvisioningRequest> changed) {
    return new Generation(
        number,
        issuer,
        tenantDisplay,
        tokenIssuedAt,
        manifestVersion,
        status,
        confidentialClients,
        publicClients,
        fingerprints,
        presentSettings,
        dataKeyIds,
        installed,
        confirmed,
        operation,
        changed);
  }

  /** Whether a request is the one that an operator ordered while nothing was under way. */
  boolean reprovisions(String requestId) {
    return reprovisioning.filter(request -> request.requestId().equals(requestId)).isPresent();
  }
}
