package io.marketsuite.lifecycle.topology;

/**
 * An input failed in a way nobody foresaw, and certainly before anything of it was written: so it
 * may be put aside by itself. Any other failure of a processor may have left half a decision in the
 * transaction, which must not be committed.
 */
final class NothingWrittenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NothingWrittenException(RuntimeException cause) {
    super("failed: " + cause.getClass().getSimpleName(), cause);
  }
}
