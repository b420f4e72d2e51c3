package io.marketsuite.lifecycle.application;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.contracts.manifest.Manifest;
import io.marketsuite.contracts.manifest.SettingProblem;
import io.marketsuite.contracts.manifest.SettingsValidator;
import io.marketsuite.keyring.Secret;
import java.util.List;

/**
 * The values of settings as an operator states them: service id to code to value. All values count
 * as secrets, so that it shows nothing of itself. Not to be changed after construction.
 */
public final class StatedSettings {
  private final JsonNode settings;

  public StatedSettings(JsonNode settings) {
    this.settings = settings;
  }

  /** Whether it names no setting at all. */
  boolean isEmpty() {
    return settings.valueStream().noneMatch(service -> service.isObject() && !service.isEmpty());
  }

  /** What is wrong with the values by that version of the manifest; empty if nothing is. */
  public List<SettingProblem> problems(Manifest manifest) {
    return SettingsValidator.validate(manifest, settings);
  }

  /** The settings it names, without their values. */
  List<SettingPresence> presence() {
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

  /** A checkbox that is off has one. */
  private static boolean hasValue(JsonNode value) {
    boolean empty =
        value.isNull()
            || (value.isTextual() && value.textValue().isEmpty())
            || (value.isContainerNode() && value.isEmpty());
    return !empty;
  }

  /** The values as JSON, to be sealed. */
  Secret json() {
    return Secret.of(settings.toString());
  }

  @Override
  public String toString() {
    return "StatedSettings[***]";
  }
}
