package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a result of the vendor's must be before it goes to Kafka. Pure. */
final class ResultRules {
  private static final int MAX_DETAIL = 500;

  /** What we gave out ourselves, or will: plain, so that it may stand in a log and a key. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}");

  /** A lower-cased realm. */
  private static final Pattern TENANT = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,126}[a-z0-9])?");

  private static final Pattern FEATURE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{1,31}");

  private ResultRules() {}

  /** A sentence for who sent it; empty where nothing is wrong. */
  static Optional<String> faultOf(ProvisioningResult result) {
    if (!fits(ID, result.requestId()) || result.status() == null) {
      return Optional.of("A result names request_id, tenant_id, feature_id and status.");
    }
    if (!couldBe(result.tenantId(), result.featureId())) {
      return Optional.of(
          "tenant_id and feature_id are as in the request, the tenant in lower case.");
    }
    return result.detail() != null
            && result.detail().filter(text -> text.length() > MAX_DETAIL).isPresent()
        ? Optional.of("detail is at most " + MAX_DETAIL + " characters.")
        : Optional.empty();
  }

  /** Whether there can be such a feature of such a tenant at all. */
  static boolean couldBe(String tenantId, String featureId) {
    return fits(TENANT, tenantId) && fits(FEATURE, featureId);
  }

  private static boolean fits(Pattern pattern, String text) {
    return text != null && pattern.matcher(text).matches();
  }
}
