package io.marketsuite.settings.adapter.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsuite.settings.domain.SettingName;
import io.marketsuite.settings.domain.SettingValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The settings endpoint's body: settings grouped by service (specification: "Settings endpoint").
 */
final class SettingsDocument {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private SettingsDocument() {}

  /** Each value keeps the JSON type it was given with. */
  static byte[] of(Map<SettingName, SettingValue> values) {
    ObjectNode document = JSON.createObjectNode();
    ObjectNode settings = document.putObject("settings");
    try {
      for (Map.Entry<SettingName, SettingValue> entry : values.entrySet()) {
        settings
            .withObjectProperty(entry.getKey().serviceId())
            .set(entry.getKey().code(), JSON.readTree(entry.getValue().json()));
      }
      return JSON.writeValueAsBytes(document);
    } catch (IOException notWhatWeStored) {
      throw new UncheckedIOException(new IOException("a stored value is no JSON"));
    }
  }
}
