package io.marketsuite.settings.adapter.http;

import java.util.Optional;

/**
 * What is asked of the token broker.
 *
 * @param generation the current one where it is absent
 * @param serviceId the first confidential client in manifest order where it is absent
 */
record TokenRequest(Optional<Long> generation, Optional<String> serviceId) {
  TokenRequest {
    generation = generation == null ? Optional.empty() : generation;
    serviceId = serviceId == null ? Optional.empty() : serviceId;
  }
}
