package io.marketsuite.lifecycle.application;

/** Kafka does not answer, or not in time: nothing was ordered. */
public final class LogAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogAwayException(Throwable cause) {
    super("the log is away: " + cause.getClass().getSimpleName(), cause);
  }
}
