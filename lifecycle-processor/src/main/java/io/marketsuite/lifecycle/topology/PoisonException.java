package io.marketsuite.lifecycle.topology;

/**
 * An input was read, but no decision about it can be made or written. The message is its reason,
 * without anything of the value.
 */
final class PoisonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PoisonException(String reason, Throwable cause) {
    super(reason, cause);
  }

  PoisonException(String reason) {
    super(reason);
  }
}
