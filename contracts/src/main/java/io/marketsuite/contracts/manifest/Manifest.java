package io.marketsuite.contracts.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version of one feature, as far as the suite acts on it.
 *
 * @param id the feature id
 * @param settings service id to its settings, in manifest order
 * @param clients service id to client, in manifest order
 * @param hash SHA-256 of the document as it was read, in hex
 */
public record Manifest(
    String id,
    int version,
    String name,
    boolean active,
    Vendor vendor,
    String managementUri,
    String settingsUri,
    Map<String, List<SettingDefinition>> settings,
    Map<String, OAuthClient> clients,
    String hash) {

  /** Who offers the feature. */
  public record Vendor(String name, String code, String email, String website) {}

  /**
   * An OAuth 2.0 client the marketplace creates for each tenant.
   *
   * @param serviceId its key in the manifest
   * @param publicClient whether it has no secret
   */
  public record OAuthClient(String serviceId, String code, String name, boolean publicClient) {}

  /** All settings of all services. */
  public Stream<SettingDefinition> allSettings() {
    return settings.values().stream().flatMap(List::stream);
  }

  /** The setting of that name, if it is declared. */
  public Optional<SettingDefinition> setting(String serviceId, String code) {
    return settings.getOrDefault(serviceId, List.of()).stream()
        .filter(setting -> setting.code().equals(code))
        .findFirst();
  }

  /** {@code serviceId.code} of each setting that must have a value before activation. */
  public Set<String> requiredSettings() {
    return allSettings()
        .filter(SettingDefinition::required)
        .map(SettingDefinition::path)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The confidential clients in manifest order: the first one authenticates callbacks. */
  public List<OAuthClient> confidentialClients() {
    return clients.values().stream().filter(client -> !client.publicClient()).toList();
  }
}
