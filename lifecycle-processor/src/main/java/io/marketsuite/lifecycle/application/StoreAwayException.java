package io.marketsuite.lifecycle.application;

/** A database does not answer, or not in time, or a key is not there: nothing was ordered. */
public final class StoreAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what is away, fit for a log
   */
  public StoreAwayException(String what, Throwable cause) {
    super(what + " is away: " + cause.getClass().getSimpleName(), cause);
  }
}
