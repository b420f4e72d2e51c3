package io.marketsuite.systemtests.demo;

/** A claim of the demo did not hold; the message says which and what was seen instead. */
public class ClaimFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClaimFailed(String message) {
    super(message);
  }
}
