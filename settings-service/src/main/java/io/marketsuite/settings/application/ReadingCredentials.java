package io.marketsuite.settings.application;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.manifest.Manifest;
import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.keyring.Secret;
import io.marketsuite.keyring.StorageKey;
import io.marketsuite.keyring.StorageKeys;
import io.marketsuite.keyring.StorageScope;
import io.marketsuite.settings.application.InstallationStore.Generation;
import io.marketsuite.settings.application.InstallationStore.StoredClient;
import io.marketsuite.settings.domain.GenerationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads an installation's clients with their secrets. Thread-safe. */
@ApplicationScoped
public class ReadingCredentials {

  /** A confidential client with its secret, which is not shown. */
  public record ClientCredentials(ClientRef client, Secret secret) {}

  /**
   * A generation's clients.
   *
   * @param issuer the prefix of the tenant's token endpoint
   * @param confidential in manifest order: the first one authenticates callbacks
   */
  public record InstallationCredentials(
      GenerationId id,
      String issuer,
      List<ClientCredentials> confidential,
      List<ClientRef> publicClients) {}

  private final InstallationStore installations;
  private final StorageKeys storageKeys;
  private final ManifestCatalogue manifests;

  ReadingCredentials(
      InstallationStore installations, StorageKeys storageKeys, ManifestCatalogue manifests) {
    this.installations = installations;
    this.storageKeys = storageKeys;
    this.manifests = manifests;
  }

  /**
   * Reads.
   *
   * @param generation the current one where it is empty
   * @return empty where the generation is unknown or erased
   */
  @Transactional
  public Optional<InstallationCredentials> read(
      String tenantId, String featureId, Optional<Long> generation) {
    Generation found =
        generation
            .map(number -> installations.find(new GenerationId(tenantId, featureId, number)))
            .orElseGet(() -> installations.current(tenantId, featureId));
    return switch (found) {
      case Generation.Living living -> Optional.of(read(living));
      case Generation.Unknown(), Generation.Gone() -> Optional.empty();
    };
  }

  private InstallationCredentials read(Generation.Living living) {
    GenerationId id = living.id();
    StorageKey key =
        storageKeys.open(
            living.encryptedKey(),
            new StorageScope(id.tenantId(), id.featureId(), id.generation()));
    List<ClientCredentials> confidential =
        installations.confidentialClients(id).stream()
            .sorted(Comparator.comparingInt(client -> manifestOrder(living, client)))
            .map(client -> decrypt(key, client))
            .toList();
    return new InstallationCredentials(
        id, living.issuer(), confidential, installations.publicClients(id));
  }

  private static ClientCredentials decrypt(StorageKey key, StoredClient stored) {
    return new ClientCredentials(
        stored.client(), key.decryptText(Fields.of(stored.client()), stored.encryptedSecret()));
  }

  /** Its place in the generation's manifest; last where that does not name it. */
  private int manifestOrder(Generation.Living living, StoredClient stored) {
    List<String> order =
        manifests.version(living.id().featureId(), living.manifestVersion()).stream()
            .flatMap(manifest -> manifest.confidentialClients().stream())
            .map(Manifest.OAuthClient::serviceId)
            .toList();
    int place = order.indexOf(stored.client().serviceId());
    return place < 0 ? Integer.MAX_VALUE : place;
  }
}
