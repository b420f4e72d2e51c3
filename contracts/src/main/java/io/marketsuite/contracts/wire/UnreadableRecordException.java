package io.marketsuite.contracts.wire;

/** The bytes are not the record they should be; the message is fit for a log and holds no value. */
public class UnreadableRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableRecordException(String message) {
    super(message);
  }
}
