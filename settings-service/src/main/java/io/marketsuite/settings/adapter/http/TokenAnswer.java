package io.marketsuite.settings.adapter.http;

import java.time.Instant;

/**
 * A token, for the caller alone.
 *
 * @param issuer where it is from
 */
record TokenAnswer(
    String accessToken, String tokenType, Instant expiresAt, String clientId, String issuer) {

  @Override
  public String toString() {
    return "TokenAnswer[clientId=" + clientId + ", expiresAt=" + expiresAt + "]";
  }
}
