package io.marketsuite.lifecycle.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.InstalledElsewhere;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.keyring.CommandKey;
import io.marketsuite.keyring.Fingerprints;
import io.marketsuite.keyring.SealingScope;
import io.marketsuite.keyring.Secret;
import io.marketsuite.keyring.WrappingPublicKey;
import io.marketsuite.lifecycle.application.StatedInstallation.Credential;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Seals what an operator states under a fresh data key, as the ingress does with a command: only
 * settings-service can open it, and the wrapped key is kept before anything goes to Kafka.
 * Thread-safe.
 */
public final class Sealing {
  /** The keys it needs; asked for at each use, since the processor decides without them. */
  public interface Keys {
    /**
     * @throws StoreAwayException if it is not there
     */
    WrappingPublicKey wrapping();

    /**
     * @throws StoreAwayException if they are not there
     */
    Fingerprints fingerprints();
  }

  private final Keys keys;
  private final KeyVault vault;
  private final Supplier<UUID> ids;

  public Sealing(Keys keys, KeyVault vault, Supplier<UUID> ids) {
    this.keys = keys;
    this.vault = vault;
    this.ids = ids;
  }

  /**
   * Seals its values and credentials, if it has any.
   *
   * @throws StoreAwayException if the wrapped key cannot be kept
   */
  InstalledElsewhere seal(String tenantId, String featureId, StatedInstallation stated) {
    Optional<Secret> settings =
        stated.settings().isEmpty() ? Optional.empty() : Optional.of(stated.settings().json());
    Optional<Secret> credentials = credentials(stated.credentials());
    Optional<SealedSecrets> secrets =
        settings.isPresent() || credentials.isPresent()
            ? Optional.of(seal(tenantId, featureId, settings, credentials))
            : Optional.empty();
    return new InstalledElsewhere(
        stated.tenantDisplay(),
        stated.issuer(),
        stated.status(),
        stated.manifestVersion(),
        stated.settings().presence(),
        stated.credentials().stream().map(this::presented).toList(),
        stated.publicClients(),
        secrets);
  }

  private SealedSecrets seal(
      String tenantId, String featureId, Optional<Secret> settings, Optional<Secret> credentials) {
    UUID keyId = ids.get();
    CommandKey key = CommandKey.create(new SealingScope(tenantId, featureId, keyId));
    WrappingPublicKey wrapping = keys.wrapping();
    SealedSecrets sealed =
        new SealedSecrets(
            keyId,
            settings.map(secret -> key.seal("settings", secret)),
            credentials.map(secret -> key.seal("credentials", secret)));
    vault.insert(
        new KeyVault.WrappedKey(
            keyId, tenantId, featureId, key.wrapFor(wrapping), wrapping.keyId()));
    return sealed;
  }

  private static Optional<Secret> credentials(List<Credential> credentials) {
    if (credentials.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Credential credential : credentials) {
      json.putObject(credential.client().serviceId())
          .put("clientId", credential.client().clientId())
          .put("clientSecret", credential.secret().reveal());
    }
    return Optional.of(Secret.of(json.toString()));
  }

  private PresentedCredential presented(Credential credential) {
    String clientId = credential.client().clientId();
    return new PresentedCredential(
        credential.client().serviceId(),
        clientId,
        keys.fingerprints().of(clientId, credential.secret()).stream()
            .map(it -> new Fingerprint(it.keyId(), it.value()))
            .toList());
  }
}
