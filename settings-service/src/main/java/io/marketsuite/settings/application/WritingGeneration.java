package io.marketsuite.settings.application;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.keyring.StorageKey;
import io.marketsuite.keyring.StorageKeys;
import io.marketsuite.keyring.StorageScope;
import io.marketsuite.settings.application.InstallationStore.Generation;
import io.marketsuite.settings.application.InstallationStore.GenerationDraft;
import io.marketsuite.settings.application.InstallationStore.StoredClient;
import io.marketsuite.settings.application.InstallationStore.StoredValue;
import io.marketsuite.settings.domain.GenerationId;
import io.marketsuite.settings.domain.SettingsMerge;
import io.marketsuite.settings.domain.StoringResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Writes what was opened under the generation's storage key. Part of the caller's transaction. */
@ApplicationScoped
class WritingGeneration {
  private final InstallationStore installations;
  private final StorageKeys storageKeys;

  WritingGeneration(InstallationStore installations, StorageKeys storageKeys) {
    this.installations = installations;
    this.storageKeys = storageKeys;
  }

  StoringResult write(
      GenerationId id, StoringRequested request, Generation generation, OpenedSecrets opened) {
    SettingsMerge merge =
        SettingsMerge.of(
            request.settings(),
            request.replaceAll(),
            opened.settings(),
            installations.settingNames(id));
    return switch (merge) {
      case SettingsMerge.Contradiction(var sentence) -> new StoringResult.Invalid(sentence);
      case SettingsMerge.Change change when disagrees(request, opened) ->
          new StoringResult.Invalid("The command's clients and their secrets do not agree.");
      case SettingsMerge.Change change -> apply(id, request, generation, opened, change);
    };
  }

  /** A client that the request names must not have come with the secret of another one. */
  private static boolean disagrees(StoringRequested request, OpenedSecrets opened) {
    return opened.credentials().stream()
        .map(OpenedSecrets.Credential::client)
        .anyMatch(
            client ->
                request.confidentialClients().stream()
                    .anyMatch(
                        named ->
                            named.serviceId().equals(client.serviceId())
                                && !named.clientId().equals(client.clientId())));
  }

  private StoringResult apply(
      GenerationId id,
      StoringRequested request,
      Generation generation,
      OpenedSecrets opened,
      SettingsMerge.Change change) {
    StorageKey key = keyOf(id, generation);
    GenerationDraft draft =
        new GenerationDraft(
            id, request.issuer(), request.manifestVersion(), storageKeys.encrypted(key));
    if (!installations.apply(draft, request.applyBefore())) {
      return new StoringResult.Expired();
    }
    change.removals().forEach(name -> installations.removeSetting(id, name));
    change
        .puts()
        .forEach(
            (name, value) ->
                installations.putSetting(
                    id,
                    new StoredValue(
                        name,
                        key.encrypt(
                            Fields.of(name), value.json().getBytes(StandardCharsets.UTF_8)))));
    for (OpenedSecrets.Credential credential : opened.credentials()) {
      byte[] encrypted = key.encrypt(Fields.of(credential.client()), credential.secret());
      installations.putConfidentialClient(id, new StoredClient(credential.client(), encrypted));
    }
    for (ClientRef client : request.publicClients()) {
      installations.putPublicClient(id, client);
    }
    return new StoringResult.Stored();
  }

  private StorageKey keyOf(GenerationId id, Generation generation) {
    StorageScope scope = new StorageScope(id.tenantId(), id.featureId(), id.generation());
    return switch (generation) {
      case Generation.Living living -> storageKeys.open(living.encryptedKey(), scope);
      case Generation.Unknown() -> storageKeys.create(scope);
      case Generation.Gone() -> throw new IllegalStateException("Expected a living generation");
    };
  }
}
