package io.marketsuite.settings.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One life of an installation; nothing of one generation may touch the next (lifecycle rules:
 * Installations).
 *
 * @param tenantId the lower-cased realm
 * @param featureId the manifest's id
 * @param generation counted from 1
 */
public record GenerationId(String tenantId, String featureId, long generation) {

  /** The one id of this generation's erasure receipt, however often the erasure is repeated. */
  public UUID receiptId() {
    String name = "erasure-receipt/" + tenantId + "/" + featureId + "/" + generation;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
