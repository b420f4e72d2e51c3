package io.marketsuite.settings.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.marketsuite.settings.domain.SettingName;
import io.marketsuite.settings.domain.SettingValue;
import java.util.Map;

/**
 * The settings endpoint's body: settings grouped by service (specification: "Settings endpoint").
 */
final class SettingsDocument {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SettingsDocument() {}

  /** Each value stands as it was stored, so its JSON type and its digits stay. */
  static byte[] of(Map<SettingName, SettingValue> values) {
    ObjectNode document = JSON.createObjectNode();
    ObjectNode settings = document.putObject("settings");
    values.forEach(
        (name, value) ->
            settings
                .withObjectProperty(name.serviceId())
                .putRawValue(name.code(), new RawValue(value.json())));
    try {
      return JSON.writeValueAsBytes(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A tree of texts cannot fail to be written");
    }
  }
}
