package io.marketsuite.simulator.domain;

import io.marketsuite.simulator.domain.Manifest.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * "Marketplace will validate the supplied values": JSON types, radio options, line breaks, and that
 * the setting exists. Also hides sensitive values from those who are no administrators. Pure.
 *
 * <p>{@code required} is not decided here: a value is required "before activating", and the
 * marketplace stores none.
 *
 * <p>Source: specification, "Updating" and "Settings".
 */
public final class SettingsCheck {
  private SettingsCheck() {}

  /** One refused value. The sentence never holds the value. */
  public record Fault(String serviceId, String code, String sentence) {}

  /** All faults of these values, by serviceId and code; empty when they may be sent. */
  public static List<Fault> faults(Manifest manifest, Map<String, ?> settings) {
    List<Fault> faults = new ArrayList<>();
    settings.forEach((service, values) -> checkService(manifest, service, values, faults));
    return List.copyOf(faults);
  }

  private static void checkService(
      Manifest manifest, String service, Object values, List<Fault> faults) {
    if (!manifest.settings().containsKey(service)) {
      faults.add(new Fault(service, "", "The manifest declares no settings for this service."));
      return;
    }
    if (!(values instanceof Map<?, ?> byCode)) {
      faults.add(new Fault(service, "", "Settings of a service are an object."));
      return;
    }
    byCode.forEach(
        (code, value) -> {
          String name = String.valueOf(code);
          String sentence =
              manifest
                  .setting(service, name)
                  .map(setting -> fault(setting, value))
                  .orElse("The manifest declares no such setting.");
          if (!sentence.isEmpty()) {
            faults.add(new Fault(service, name, sentence));
          }
        });
  }

  private static String fault(Setting setting, Object value) {
    return switch (setting.type()) {
      case SINGLE_LINE_TEXT -> singleLine(value);
      case MULTI_LINE_TEXT -> value instanceof String ? "" : "Expected a text.";
      case CHECKBOX -> value instanceof Boolean ? "" : "Expected true or false.";
      case RADIO_GROUP -> radio(setting, value);
      case SELECT -> select(setting, value);
    };
  }

  private static String singleLine(Object value) {
    if (!(value instanceof String text)) {
      return "Expected a text.";
    }
    return text.lines().count() > 1 || text.endsWith("\n") || text.endsWith("\r")
        ? "Expected a text without line breaks."
        : "";
  }

  private static String radio(Setting setting, Object value) {
    boolean known =
        value instanceof String
            && setting.options().stream().anyMatch(option -> option.code().equals(value));
    return known ? "" : "Expected the code of one of the options.";
  }

  private static String select(Setting setting, Object value) {
    if (setting.array()) {
      return value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)
          ? ""
          : "Expected a list of entity references.";
    }
    return value instanceof Map ? "" : "Expected an entity reference.";
  }

  /** The values a user may see: an administrator all, everybody else none that is sensitive. */
  public static Map<String, Object> visible(
      Manifest manifest, Map<String, ?> settings, boolean admin) {
    Map<String, Object> shown = new LinkedHashMap<>();
    settings.forEach(
        (service, values) -> shown.put(service, visibleOf(manifest, service, values, admin)));
    return shown;
  }

  private static Object visibleOf(Manifest manifest, String service, Object values, boolean admin) {
    Map<String, Object> shown = new LinkedHashMap<>();
    if (values instanceof Map<?, ?> byCode) {
      byCode.forEach(
          (code, value) -> {
            String name = String.valueOf(code);
            // What the manifest does not declare is nobody's to see: fail closed.
            boolean open = manifest.setting(service, name).map(s -> !s.sensitive()).orElse(false);
            if (admin || open) {
              shown.put(name, value);
            }
          });
    }
    return shown;
  }
}
