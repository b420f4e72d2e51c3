package io.marketsuite.contracts.lifecycle;

/** The final status a callback reports. */
public enum CallbackStatus {
  SUCCESS,
  FAILED
}
