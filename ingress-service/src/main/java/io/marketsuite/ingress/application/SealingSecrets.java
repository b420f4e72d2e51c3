package io.marketsuite.ingress.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.ingress.carerix.ManagementRequest;
import io.marketsuite.ingress.carerix.ManagementRequest.ClientCredential;
import io.marketsuite.ingress.carerix.SettingsPayload;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import io.marketsuite.keyring.CommandKey;
import io.marketsuite.keyring.Fingerprints;
import io.marketsuite.keyring.SealingScope;
import io.marketsuite.keyring.Secret;
import io.marketsuite.keyring.WrappingPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Seals what a command carries under a fresh data key, which only settings-service can unwrap, and
 * keeps the wrapped key before anything goes to Kafka (lifecycle rules, "Sealing"). Thread-safe.
 */
public final class SealingSecrets {
  private final WrappingPublicKey wrapping;
  private final Fingerprints fingerprints;
  private final KeyVault vault;
  private final Supplier<UUID> ids;

  public SealingSecrets(
      WrappingPublicKey wrapping, Fingerprints fingerprints, KeyVault vault, Supplier<UUID> ids) {
    this.wrapping = wrapping;
    this.fingerprints = fingerprints;
    this.vault = vault;
    this.ids = ids;
  }

  /**
   * Seals a request's values and credentials, if it has any.
   *
   * @throws RequestRefused if the wrapped key cannot be kept; a request that is to be stored is
   *     refused then even if it carries nothing, since it could not be stored
   */
  public Optional<SealedSecrets> seal(
      ManagementRequest request, String tenantId, String featureId) {
    Optional<Secret> settings =
        request.settings().filter(payload -> !payload.isEmpty()).map(SettingsPayload::json);
    Optional<Secret> credentials = credentials(request.credentials());
    try {
      if (settings.isPresent() || credentials.isPresent()) {
        return Optional.of(seal(settings, credentials, tenantId, featureId));
      }
      if (request.kind().stores()) {
        vault.requireAvailable();
      }
      return Optional.empty();
    } catch (KeyVault.KeyVaultUnavailableException unavailable) {
      throw new RequestRefused(
          ProblemType.KEY_STORE_UNAVAILABLE,
          "Settings and credentials cannot be kept at the moment. Please try again later.");
    }
  }

  private SealedSecrets seal(
      Optional<Secret> settings, Optional<Secret> credentials, String tenantId, String featureId) {
    UUID keyId = ids.get();
    CommandKey key = CommandKey.create(new SealingScope(tenantId, featureId, keyId));
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

  private static Optional<Secret> credentials(List<ClientCredential> credentials) {
    if (credentials.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (ClientCredential credential : credentials) {
      json.putObject(credential.serviceId())
          .put("clientId", credential.clientId())
          .put("clientSecret", credential.clientSecret().reveal());
    }
    return Optional.of(Secret.of(json.toString()));
  }

  /**
   * Goes through it all once without keeping anything, so that the first command does not wait for
   * classes to be loaded and a connection to be made. Whether PostgreSQL is there plays no part.
   */
  public void warmUp() {
    CommandKey key = CommandKey.create(new SealingScope("warm-up", "warm-up", ids.get()));
    key.seal("settings", Secret.of("warm-up"));
    key.wrapFor(wrapping);
    fingerprints.of("warm-up", Secret.of("warm-up"));
    try {
      vault.requireAvailable();
    } catch (KeyVault.KeyVaultUnavailableException later) {
      // The commands that need it will say so.
    }
  }

  /** The credentials without their secrets: what tells the same ones from others. */
  public List<PresentedCredential> present(List<ClientCredential> credentials) {
    return credentials.stream()
        .map(
            credential ->
                new PresentedCredential(
                    credential.serviceId(), credential.clientId(), fingerprints(credential)))
        .toList();
  }

  private List<Fingerprint> fingerprints(ClientCredential credential) {
    return fingerprints.of(credential.clientId(), credential.clientSecret()).stream()
        .map(fingerprint -> new Fingerprint(fingerprint.keyId(), fingerprint.value()))
        .toList();
  }
}
