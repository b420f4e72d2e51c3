package io.marketsuite.simulator.domain;

import java.util.Arrays;
import java.util.Optional;

/** The {@code status} query parameter of a callback. Source: specification, "Installation". */
public enum CallbackStatus {
  SUCCESS,
  FAILED,
  IN_PROGRESS;

  /** The status with exactly this name, if there is one. */
  public static Optional<CallbackStatus> named(String name) {
    return Arrays.stream(values()).filter(status -> status.name().equals(name)).findFirst();
  }
}
