package io.marketsuite.contracts.lifecycle;

/** The one way in which a recorded 202 ends. */
public enum CallbackEnding {
  /** The marketplace answered 200. */
  DELIVERED,
  /** It shares the callback of the command it joined. */
  JOINED,
  /** A later command or generation made it meaningless. */
  SUPERSEDED,
  /** An attempt of unknown outcome must have arrived. */
  PRESUMED_DELIVERED,
  /** It cannot be delivered: the marketplace or the suite's own rules refuse it for good. */
  REFUSED,
  /** Tried for as long as configured; kept for the operator. */
  DEAD_LETTERED,
  /** An operator gave it up. */
  DISCARDED
}
