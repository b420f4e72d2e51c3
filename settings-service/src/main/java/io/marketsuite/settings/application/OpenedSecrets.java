package io.marketsuite.settings.application;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.keyring.Secret;
import io.marketsuite.settings.domain.SettingName;
import io.marketsuite.settings.domain.SettingValue;
import java.util.List;
import java.util.Map;

/**
 * What a command carried, opened.
 *
 * @param document the settings as given, for the manifest's validation
 * @param settings the same by name; a null is no value and is absent
 */
record OpenedSecrets(
    JsonNode document, Map<SettingName, SettingValue> settings, List<Credential> credentials) {

  /** A confidential client's secret. */
  record Credential(ClientRef client, Secret secret) {}

  @Override
  public String toString() {
    return "OpenedSecrets[***]";
  }
}
