package io.marketsuite.simulator.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A client's secret; its text form is masked, so that it cannot slip into a log. */
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
