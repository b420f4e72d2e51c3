package io.marketsuite.settings.adapter.http;

import java.util.Optional;

/**
 * What is asked of the token broker.
 *
 * @param generation the current one where it is absent
 * @param serviceId the first confidential client in manifest order where it is absent
 * @param fresh whether a token that was handed out before will not do, as when it was refused; no
 *     where it is absent
 */
record TokenRequest(
    Optional<Long> generation, Optional<String> serviceId, Optional<Boolean> fresh) {
  TokenRequest {
    generation = generation == null ? Optional.empty() : generation;
    serviceId = serviceId == null ? Optional.empty() : serviceId;
    fresh = fresh == null ? Optional.empty() : fresh;
  }
}
