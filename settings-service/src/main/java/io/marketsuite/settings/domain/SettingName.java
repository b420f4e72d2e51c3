package io.marketsuite.settings.domain;

/**
 * A setting's name within its feature.
 *
 * @param serviceId the client's key in the manifest's {@code oauth2} section
 * @param code the setting's code
 */
public record SettingName(String serviceId, String code) {

  /** {@code serviceId.code}, for sentences. */
  public String path() {
    return serviceId + "." + code;
  }
}
