package io.marketsuite.ingress.carerix;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.contracts.manifest.Manifest;
import io.marketsuite.contracts.manifest.SettingProblem;
import io.marketsuite.contracts.manifest.SettingsValidator;
import io.marketsuite.keyring.Secret;
import java.util.List;

/**
 * The values of settings as a command gave them: service id to code to value. All values count as
 * secrets, so it shows nothing of itself. Not to be changed after construction.
 */
public final class SettingsPayload {
  private final JsonNode settings;

  SettingsPayload(JsonNode settings) {
    this.settings = settings;
  }

  /** Whether it names no setting at all. */
  public boolean isEmpty() {
    return settings.valueStream().noneMatch(service -> service.isObject() && !service.isEmpty());
  }

  /** What is wrong with the values by that version of the manifest; empty if nothing is. */
  public List<SettingProblem> problems(Manifest manifest) {
    return SettingsValidator.validate(manifest, settings);
  }

  /** The settings it names, without their values. */
  public List<SettingPresence> presence() {
    return settings
        .propertyStream()
        .flatMap(
            service ->
                service
                    .getValue()
                    .propertyStream()
                    .map(
                        value ->
                            new SettingPresence(
                                service.getKey(), value.getKey(), hasValue(value.getValue()))))
        .toList();
  }

  private static boolean hasValue(JsonNode value) {
    if (value.isTextual()) {
      return !value.textValue().isEmpty();
    }
    return !value.isNull() && !(value.isContainerNode() && value.isEmpty());
  }

  /** The values as JSON, to be sealed. */
  public Secret json() {
    return Secret.of(settings.toString());
  }

  @Override
  public String toString() {
    return "SettingsPayload[***]";
  }
}
