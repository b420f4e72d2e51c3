package io.marketsuite.simulator.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.marketsuite.simulator.domain.Manifest;
import io.marketsuite.simulator.domain.SettingType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a manifest from YAML or JSON and refuses what the specification does not allow, naming
 * every fault at once. Sections it does not know are left alone. Safe for many threads.
 *
 * <p>Source: specification, "Manifest" and "Manifest section".
 */
public final class ManifestReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_\\-]{1,31}");
  private static final YAMLMapper YAML = new YAMLMapper();

  private ManifestReader() {}

  /** A text that is no legal manifest; the message lists the faults. */
  public static final class IllegalManifest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IllegalManifest(List<String> faults) {
      super("The manifest cannot be used: " + String.join("; ", faults) + ".");
    }
  }

  /**
   * Reads one manifest.
   *
   * @throws IllegalManifest with every fault found
   */
  public static Manifest read(String text) {
    JsonNode root;
    try {
      root = YAML.readTree(text).path("manifest");
    } catch (JsonProcessingException e) {
      throw new IllegalManifest(List.of("it is neither YAML nor JSON"));
    }
    List<String> faults = new ArrayList<>();
    Map<String, Manifest.Client> clients = clients(root.path("oauth2"), faults);
    Manifest manifest =
        new Manifest(
            matching(root.path("id"), "$.id", faults),
            version(root.path("manifestVersion"), faults),
            root.path("name").asText(),
            root.path("active").asBoolean(false),
            uri(root.path("buildInfo"), "managementUri", faults),
            uri(root.path("buildInfo"), "settingsUri", faults),
            settings(root.path("settings"), clients, faults),
            clients);
    if (!faults.isEmpty()) {
      throw new IllegalManifest(faults);
    }
    return manifest;
  }

  private static String matching(JsonNode node, String path, List<String> faults) {
    if (!node.isTextual() || !ID.matcher(node.textValue()).matches()) {
      faults.add(path + " is missing or does not match " + ID.pattern());
    }
    return node.asText();
  }

  private static int version(JsonNode node, List<String> faults) {
    if (!node.isInt() || node.intValue() < 0) {
      faults.add("$.manifestVersion is not a whole number");
    }
    return node.asInt();
  }

  private static URI uri(JsonNode buildInfo, String name, List<String> faults) {
    try {
      URI uri = new URI(buildInfo.path(name).asText());
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, in the same words as a missing one.
    }
    faults.add("$.buildInfo." + name + " is not an absolute URL");
    return URI.create("about:blank");
  }

  private static Map<String, Manifest.Client> clients(JsonNode oauth2, List<String> faults) {
    Map<String, Manifest.Client> clients = new LinkedHashMap<>();
    oauth2.properties().forEach(entry -> clients.put(entry.getKey(), client(entry.getValue())));
    if (clients.isEmpty()) {
      faults.add("$.oauth2 must hold at least one client");
    }
    clients.forEach(
        (service, client) -> {
          if (client.code().isBlank()) {
            faults.add("$.oauth2." + service + ".code is missing");
          }
        });
    return clients;
  }

  private static Manifest.Client client(JsonNode node) {
    List<String> scopes = new ArrayList<>();
    node.path("scopes")
        .path("request")
        .forEach(
            scope -> {
              if (!scope.path("optional").asBoolean(false)) {
                scopes.add(scope.path("code").asText());
              }
            });
    boolean open = "public".equals(node.path("access").path("type").asText());
    return new Manifest.Client(node.path("code").asText(), open, scopes);
  }

  private static Map<String, List<Manifest.Setting>> settings(
      JsonNode settings, Map<String, Manifest.Client> clients, List<String> faults) {
    if (!settings.isObject()) {
      faults.add("$.settings is missing; without settings it is an empty object");
    }
    Map<String, List<Manifest.Setting>> byService = new LinkedHashMap<>();
    settings
        .properties()
        .forEach(
            entry -> {
              String path = "$.settings." + entry.getKey();
              if (!clients.containsKey(entry.getKey())) {
                faults.add(path + " names no client of $.oauth2");
              }
              List<Manifest.Setting> list = new ArrayList<>();
              entry.getValue().forEach(node -> list.add(setting(node, path, faults)));
              byService.put(entry.getKey(), List.copyOf(list));
            });
    return byService;
  }

  private static Manifest.Setting setting(JsonNode node, String path, List<String> faults) {
    String code = matching(node.path("code"), path + "[*].code", faults);
    SettingType type =
        SettingType.named(node.path("type").asText())
            .orElseGet(
                () -> {
                  faults.add(path + "." + code + " has an unknown type");
                  return SettingType.SINGLE_LINE_TEXT;
                });
    List<Manifest.Option> options = new ArrayList<>();
    node.path("options")
        .forEach(
            option ->
                options.add(
                    new Manifest.Option(
                        option.path("code").asText(), option.path("label").asText())));
    boolean array = node.path("array").asBoolean(false);
    if (array && type != SettingType.SELECT) {
      faults.add(path + "." + code + " is an array, which only a select can be");
    }
    return new Manifest.Setting(
        code,
        type,
        array,
        node.path("sensitive").asBoolean(false),
        node.path("required").asBoolean(false),
        options);
  }
}
