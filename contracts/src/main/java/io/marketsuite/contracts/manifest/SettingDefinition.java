package io.marketsuite.contracts.manifest;

import java.util.List;

/**
 * A setting a tenant's administrator can change.
 *
 * @param sensitive whether only administrators may see it (the marketplace filters)
 * @param options the codes of a radio group; empty for other types
 */
public record SettingDefinition(
    String serviceId,
    String code,
    SettingType type,
    boolean array,
    boolean sensitive,
    boolean required,
    List<String> options) {

  /** {@code serviceId.code}, as {@code SettingPresence.path()} writes it. */
  public String path() {
    return serviceId + "." + code;
  }
}
