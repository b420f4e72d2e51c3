package io.marketsuite.lifecycle.adapter.http;

/** A well-formed order that no manifest allows; the message is a sentence and quotes no value. */
final class InvalidOrder extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidOrder(String sentence) {
    super(sentence);
  }
}
