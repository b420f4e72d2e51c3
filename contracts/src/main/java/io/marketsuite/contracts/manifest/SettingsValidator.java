package io.marketsuite.contracts.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the values of settings against one version of a manifest: types, line breaks, options,
 * unknown codes. Whether a required setting is missing is not decided here but by the processor,
 * after merging.
 *
 * <p>A null clears a setting and is always valid.
 */
public final class SettingsValidator {
  private SettingsValidator() {}

  /**
   * @param settings service id to code to value
   * @return what is wrong; empty if nothing is
   */
  public static List<SettingProblem> validate(Manifest manifest, JsonNode settings) {
    List<SettingProblem> problems = new ArrayList<>();
    if (!settings.isObject()) {
      return List.of(problem("settings", SettingProblem.Code.NOT_AN_OBJECT, "must be an object."));
    }
    for (Map.Entry<String, JsonNode> service : settings.properties()) {
      if (!manifest.clients().containsKey(service.getKey())) {
        problems.add(
            problem(
                service.getKey(), SettingProblem.Code.UNKNOWN_SERVICE, "is not a known service."));
      } else if (!service.getValue().isObject()) {
        problems.add(
            problem(
                service.getKey(),
                SettingProblem.Code.NOT_AN_OBJECT,
                "must be an object of settings."));
      } else {
        for (Map.Entry<String, JsonNode> value : service.getValue().properties()) {
          check(manifest, service.getKey(), value.getKey(), value.getValue())
              .ifPresent(problems::add);
        }
      }
    }
    return problems;
  }

  private static Optional<SettingProblem> check(
      Manifest manifest, String serviceId, String code, JsonNode value) {
    Optional<SettingDefinition> definition = manifest.setting(serviceId, code);
    if (definition.isEmpty()) {
      return Optional.of(
          problem(
              serviceId + "." + code, SettingProblem.Code.UNKNOWN_CODE, "is not a known setting."));
    }
    return value.isNull() ? Optional.empty() : check(definition.get(), value);
  }

  private static Optional<SettingProblem> check(SettingDefinition setting, JsonNode value) {
    return switch (setting.type()) {
      case SINGLE_LINE_TEXT -> singleLine(setting, value);
      case MULTI_LINE_TEXT -> wrongUnless(value.isTextual(), setting, "must be a text.");
      case CHECKBOX -> wrongUnless(value.isBoolean(), setting, "must be true or false.");
      case RADIO_GROUP -> option(setting, value);
      case SELECT -> select(setting, value);
    };
  }

  private static Optional<SettingProblem> singleLine(SettingDefinition setting, JsonNode value) {
    if (!value.isTextual()) {
      return wrongUnless(false, setting, "must be a text.");
    }
    boolean breaks = value.asText().chars().anyMatch(SettingsValidator::isLineBreak);
    return breaks
        ? Optional.of(
            problem(
                setting.path(), SettingProblem.Code.LINE_BREAK, "must not contain line breaks."))
        : Optional.empty();
  }

  private static boolean isLineBreak(int c) {
    return c == '\n'
        || c == '\r'
        || c == 0x0B
        || c == '\f'
        || c == 0x85
        || c == 0x2028
        || c == 0x2029;
  }

  private static Optional<SettingProblem> option(SettingDefinition setting, JsonNode value) {
    if (!value.isTextual()) {
      return wrongUnless(false, setting, "must be a text.");
    }
    return setting.options().contains(value.asText())
        ? Optional.empty()
        : Optional.of(
            problem(
                setting.path(),
                SettingProblem.Code.UNKNOWN_OPTION,
                "must be one of: " + String.join(", ", setting.options()) + "."));
  }

  private static Optional<SettingProblem> select(SettingDefinition setting, JsonNode value) {
    if (!setting.array()) {
      return wrongUnless(value.isObject(), setting, "must be an object.");
    }
    boolean objects = value.isArray();
    for (JsonNode item : value) {
      objects &= item.isObject();
    }
    return wrongUnless(objects, setting, "must be a list of objects.");
  }

  private static Optional<SettingProblem> wrongUnless(
      boolean right, SettingDefinition setting, String sentence) {
    return right
        ? Optional.empty()
        : Optional.of(problem(setting.path(), SettingProblem.Code.WRONG_TYPE, sentence));
  }

  private static SettingProblem problem(String path, SettingProblem.Code code, String rest) {
    return new SettingProblem(path, code, "Setting '" + path + "' " + rest);
  }
}
