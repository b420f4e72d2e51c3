package io.marketsuite.contracts.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a manifest file and refuses one the suite could not act on, naming every problem at once.
 */
public final class ManifestReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_\\-]{1,31}");
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String source;
  private final List<String> problems = new ArrayList<>();

  private ManifestReader(String source) {
    this.source = source;
  }

  /**
   * @throws InvalidManifestException if it is not usable
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Manifest read(Path file) {
    try {
      return read(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the manifest " + file, e);
    }
  }

  /**
   * @param source how to call it in messages
   * @throws InvalidManifestException if it is not usable
   */
  public static Manifest read(String source, byte[] yaml) {
    JsonNode root;
    try {
      root = YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      String at = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw new InvalidManifestException(
          source, List.of("not YAML" + at + ": " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ManifestReader(source).manifest(root.path("manifest"), sha256(yaml));
  }

  private Manifest manifest(JsonNode node, String hash) {
    if (!node.isObject()) {
      throw new InvalidManifestException(source, List.of("$.manifest: must be an object"));
    }
    String id = id(node, "$.id", "id");
    int version = positiveInteger(node, "manifestVersion");
    String name = text(node, "$.name", "name");
    text(node, "$.description", "description");
    boolean active = bool(node, "$.active", "active", true);
    JsonNode build = node.path("buildInfo");
    text(build, "$.buildInfo.version", "version");
    String management = httpsUri(build, "managementUri");
    String settingsUri = httpsUri(build, "settingsUri");
    JsonNode vendor = build.path("vendor");
    Manifest.Vendor by =
        new Manifest.Vendor(
            text(vendor, "$.buildInfo.vendor.name", "name"),
            text(vendor, "$.buildInfo.vendor.code", "code"),
            text(vendor, "$.buildInfo.vendor.email", "email"),
            text(vendor, "$.buildInfo.vendor.website", "website"));
    Map<String, Manifest.OAuthClient> clients = clients(node.path("oauth2"));
    Map<String, List<SettingDefinition>> settings = settings(node, clients);
    if (!problems.isEmpty()) {
      throw new InvalidManifestException(source, problems);
    }
    return new Manifest(
        id, version, name, active, by, management, settingsUri, settings, clients, hash);
  }

  private Map<String, Manifest.OAuthClient> clients(JsonNode oauth2) {
    Map<String, Manifest.OAuthClient> clients = new LinkedHashMap<>();
    if (!oauth2.isObject() || oauth2.isEmpty()) {
      problems.add("$.oauth2: must hold at least one client");
      return clients;
    }
    for (Map.Entry<String, JsonNode> entry : oauth2.properties()) {
      String at = "$.oauth2." + entry.getKey();
      JsonNode access = entry.getValue().path("access");
      boolean publicClient = "public".equals(access.path("type").asText(""));
      clients.put(
          entry.getKey(),
          new Manifest.OAuthClient(
              entry.getKey(),
              text(entry.getValue(), at + ".code", "code"),
              text(entry.getValue(), at + ".name", "name"),
              publicClient));
    }
    return clients;
  }

  private Map<String, List<SettingDefinition>> settings(
      JsonNode node, Map<String, Manifest.OAuthClient> clients) {
    Map<String, List<SettingDefinition>> settings = new LinkedHashMap<>();
    JsonNode all = node.path("settings");
    if (!all.isObject()) {
      problems.add("$.settings: must be an object; {} where there are none");
      return settings;
    }
    for (Map.Entry<String, JsonNode> entry : all.properties()) {
      String service = entry.getKey();
      if (!clients.containsKey(service)) {
        problems.add("$.settings." + service + ": no client of that name in $.oauth2");
      }
      if (!entry.getValue().isArray()) {
        problems.add("$.settings." + service + ": must be a list");
        continue;
      }
      List<SettingDefinition> list = new ArrayList<>();
      for (JsonNode item : entry.getValue()) {
        setting(service, list.size(), item)
            .ifPresent(
                setting -> {
                  if (list.stream().anyMatch(other -> other.code().equals(setting.code()))) {
                    problems.add("$.settings." + setting.path() + ": the code stands twice");
                  }
                  list.add(setting);
                });
      }
      settings.put(service, List.copyOf(list));
    }
    return settings;
  }

  private Optional<SettingDefinition> setting(String service, int index, JsonNode item) {
    String at = "$.settings." + service + "[" + index + "]";
    String code = id(item, at + ".code", "code");
    String typeName = text(item, at + ".type", "type");
    Optional<SettingType> type = SettingType.named(typeName);
    boolean array = bool(item, at + ".array", "array", false);
    boolean sensitive = bool(item, at + ".sensitive", "sensitive", false);
    boolean required = bool(item, at + ".required", "required", false);
    List<String> options = new ArrayList<>();
    for (JsonNode option : item.path("options")) {
      options.add(text(option, at + ".options[" + options.size() + "].code", "code"));
    }
    if (type.isEmpty()) {
      problems.add(at + ".type: '" + typeName + "' is not a setting type");
      return Optional.empty();
    }
    if (array && type.get() != SettingType.SELECT) {
      problems.add(at + ".array: only a select may hold several values");
    }
    if (type.get() == SettingType.RADIO_GROUP && options.isEmpty()) {
      problems.add(at + ".options: a radioGroup needs at least one");
    }
    return Optional.of(
        new SettingDefinition(
            service, code, type.get(), array, sensitive, required, List.copyOf(options)));
  }

  private String id(JsonNode parent, String at, String field) {
    String value = text(parent, at, field);
    if (!value.isEmpty() && !ID.matcher(value).matches()) {
      problems.add(at + ": must match " + ID.pattern());
    }
    return value;
  }

  private String text(JsonNode parent, String at, String field) {
    JsonNode value = parent.path(field);
    if (!value.isTextual() || value.asText().isBlank()) {
      problems.add(at + ": a text is required");
      return "";
    }
    return value.asText();
  }

  private String httpsUri(JsonNode build, String field) {
    String value = text(build, "$.buildInfo." + field, field);
    if (!value.isEmpty() && !value.startsWith("https://")) {
      problems.add("$.buildInfo." + field + ": must be a public https address");
    }
    return value;
  }

  private int positiveInteger(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isInt() || value.asInt() < 1) {
      problems.add("$." + field + ": a whole number from 1 is required");
      return 0;
    }
    return value.asInt();
  }

  private boolean bool(JsonNode node, String at, String field, boolean otherwise) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      problems.add(at + ": must be true or false");
    }
    return value.asBoolean(otherwise);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
