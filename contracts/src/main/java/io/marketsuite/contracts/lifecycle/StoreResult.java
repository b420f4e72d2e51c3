package io.marketsuite.contracts.lifecycle;

/** How a request to store ended. */
public enum StoreResult {
  STORED,
  /** The Update came too late for its answer and was not applied. */
  EXPIRED,
  /** Not applied: the values break the manifest, or the request could not be opened. */
  INVALID
}
