package io.marketsuite.simulator.application;

import java.util.Locale;

/** How a command stands once it was answered. */
public enum Outcome {
  /** Done: a 200, or a SUCCESS callback. */
  COMPLETED,
  /** 202: a callback is due. */
  ACCEPTED,
  /** Undone. */
  ABORTED,
  /** Its callback, or the customer's leaving, ended it before its answer arrived. */
  OVERTAKEN,
  /** Sent beside the rules (raw, or a second delivery): it changes no status. */
  UNRULED;

  /** The word in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
