package io.marketsuite.keyring;

import java.util.Objects;

/**
 * The generation of an installation, to which a storage key belongs.
 *
 * @param tenantId the lower-cased realm
 * @param featureId the manifest's id
 * @param generation counted from 1 (lifecycle rules, "Installations")
 */
public record StorageScope(String tenantId, String featureId, long generation) {
  private static final String KEY = "marketsuite/storage-key/1";
  private static final String VALUE = "marketsuite/storage-value/1";

  /** Checks that nothing is missing. */
  public StorageScope {
    Objects.requireNonNull(tenantId, "tenantId");
    Objects.requireNonNull(featureId, "featureId");
  }

  byte[] keyContext() {
    return Framing.encode(KEY, tenantId, featureId, Long.toString(generation));
  }

  byte[] valueContext(String field) {
    return Framing.encode(VALUE, tenantId, featureId, Long.toString(generation), field);
  }
}
