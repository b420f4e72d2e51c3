package io.marketsuite.simulator.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A client's secret or a user's password; its text form is masked, so that it slips into no log.
 */
public record ClientSecret(String value) {

  /** Compares in constant time. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
