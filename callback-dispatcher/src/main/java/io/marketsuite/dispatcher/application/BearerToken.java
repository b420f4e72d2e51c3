package io.marketsuite.dispatcher.application;

import java.time.Instant;

/**
 * An access token; never printed.
 *
 * @param expiresAt from when on it is of no use
 */
public record BearerToken(String value, Instant expiresAt) {
  @Override
  public String toString() {
    return "BearerToken[masked, expiresAt=" + expiresAt + "]";
  }
}
