package io.marketsuite.simulator.domain;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the marketplace reads of a manifest. Maps keep the manifest's order. Immutable.
 *
 * @param id the feature's id
 * @param version manifestVersion
 * @param active whether the feature can be seen, and so installed, at all
 * @param settings declared settings by serviceId
 * @param clients declared OAuth clients by serviceId
 */
public record Manifest(
    String id,
    int version,
    String name,
    boolean active,
    URI managementUri,
    URI settingsUri,
    Map<String, List<Setting>> settings,
    Map<String, Client> clients) {

  public Manifest {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    clients = Collections.unmodifiableMap(new LinkedHashMap<>(clients));
  }

  /** One declared setting. */
  public record Setting(
      String code,
      SettingType type,
      boolean array,
      boolean sensitive,
      boolean required,
      List<Option> options) {
    public Setting {
      options = List.copyOf(options);
    }
  }

  /** One choice of a radio group. */
  public record Option(String code, String label) {}

  /**
   * One declared OAuth client.
   *
   * @param code the unique code, such as {@code urn:example/partnerService}
   * @param publicClient whether it has no secret
   * @param scopes codes of the scopes it asks for
   */
  public record Client(String code, boolean publicClient, List<String> scopes) {
    public Client {
      scopes = List.copyOf(scopes);
    }
  }

  /** Whether at least one setting is declared; without one there is no Update and no read. */
  public boolean declaresSettings() {
    return settings.values().stream().anyMatch(list -> !list.isEmpty());
  }

  /** The declaration of one setting, if there is one. */
  public Optional<Setting> setting(String serviceId, String code) {
    return settings.getOrDefault(serviceId, List.of()).stream()
        .filter(setting -> setting.code().equals(code))
        .findFirst();
  }
}
