package io.marketsuite.settings.domain;

/**
 * How a request to store ended; remembered by command id and repeated (lifecycle rules: Storing).
 */
public sealed interface StoringResult {

  /** Applied. */
  record Stored() implements StoringResult {}

  /** It came too late for its answer and was not applied. */
  record Expired() implements StoringResult {}

  /**
   * Not applied.
   *
   * @param detail a sentence fit for an administrator, without any value
   */
  record Invalid(String detail) implements StoringResult {}
}
