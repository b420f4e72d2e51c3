package io.marketsuite.settings.domain;

/**
 * A setting's value, which is not shown: every value may be an API key.
 *
 * @param json the value as JSON text, so that it keeps its JSON type
 */
public record SettingValue(String json) {

  @Override
  public String toString() {
    return "***";
  }
}
