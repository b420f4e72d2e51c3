package io.marketsuite.contracts.lifecycle;

/**
 * That a command names a setting, and whether it gives it a value; never the value.
 *
 * @param hasValue false where the value is null or empty; a checkbox that is off has a value
 */
public record SettingPresence(String serviceId, String code, boolean hasValue) {

  /** The setting's name within its feature. */
  public String path() {
    return serviceId + "." + code;
  }
}
