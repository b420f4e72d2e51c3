package io.marketsuite.contracts.wire;

/**
 * Kafka keys: {@code tenant/featureId}, as UTF-8.
 *
 * <p>A tenant is a lower-cased realm and a feature id matches {@code [A-Za-z][A-Za-z0-9_-]{1,31}},
 * so neither holds a slash.
 */
public record Keys(String tenantId, String featureId) {

  public static String of(String tenantId, String featureId) {
    return tenantId + "/" + featureId;
  }

  /**
   * @throws UnreadableRecordException if it is not of that form
   */
  public static Keys parse(String key) {
    int slash = key == null ? -1 : key.indexOf('/');
    if (slash < 1 || slash == key.length() - 1 || key.indexOf('/', slash + 1) >= 0) {
      throw new UnreadableRecordException("the key is not tenant/featureId");
    }
    return new Keys(key.substring(0, slash), key.substring(slash + 1));
  }

  @Override
  public String toString() {
    return of(tenantId, featureId);
  }
}
