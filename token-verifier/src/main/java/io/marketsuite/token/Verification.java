package io.marketsuite.token;

/** The outcome of verifying a token: it is verified, or it is refused for one countable reason. */
public sealed interface Verification {

  /**
   * Every check held.
   *
   * @param token what was proven
   */
  record Verified(VerifiedToken token) implements Verification {}

  /**
   * One check failed; the later ones were not made.
   *
   * @param reason the check that failed, for metrics and log
   * @param diagnostics what may be logged
   */
  record Refused(RefusalReason reason, Diagnostics diagnostics) implements Verification {}
}
