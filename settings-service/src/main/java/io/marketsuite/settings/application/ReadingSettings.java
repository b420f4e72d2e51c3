package io.marketsuite.settings.application;

import io.marketsuite.keyring.StorageKey;
import io.marketsuite.keyring.StorageKeys;
import io.marketsuite.keyring.StorageScope;
import io.marketsuite.settings.application.InstallationStore.CurrentSettings;
import io.marketsuite.settings.domain.GenerationId;
import io.marketsuite.settings.domain.SettingName;
import io.marketsuite.settings.domain.SettingValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a tenant's settings from PostgreSQL itself at each request: never a stale copy (lifecycle
 * rules: Storing). Thread-safe.
 */
@ApplicationScoped
public class ReadingSettings {
  private final InstallationStore installations;
  private final StorageKeys storageKeys;

  ReadingSettings(InstallationStore installations, StorageKeys storageKeys) {
    this.installations = installations;
    this.storageKeys = storageKeys;
  }

  /**
   * The values of the current generation; empty where there is none, or where another issuer
   * installed it: realms of one name at two identity servers are two tenants.
   *
   * @param issuer of the verified token
   */
  @Transactional
  public Optional<Map<SettingName, SettingValue>> read(
      String tenantId, String featureId, String issuer) {
    return installations
        .currentSettings(tenantId, featureId)
        .filter(current -> current.generation().issuer().equals(issuer))
        .map(this::decrypt);
  }

  private Map<SettingName, SettingValue> decrypt(CurrentSettings current) {
    GenerationId id = current.generation().id();
    StorageKey key =
        storageKeys.open(
            current.generation().encryptedKey(),
            new StorageScope(id.tenantId(), id.featureId(), id.generation()));
    Map<SettingName, SettingValue> values = new LinkedHashMap<>();
    current
        .values()
        .forEach(
            value -> {
              byte[] json = key.decrypt(Fields.of(value.name()), value.encrypted());
              values.put(value.name(), new SettingValue(new String(json, StandardCharsets.UTF_8)));
            });
    return values;
  }
}
