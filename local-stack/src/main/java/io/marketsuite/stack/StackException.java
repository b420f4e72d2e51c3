package io.marketsuite.stack;

/**
 * A part of the local stack could not be started or kept. The message is a whole sentence for the
 * person at the terminal: what happened, where the log is, what to do.
 */
public final class StackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence for the person at the terminal
   */
  public StackException(String message) {
    super(message);
  }

  /**
   * @param message a sentence for the person at the terminal
   * @param cause what led to it
   */
  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
