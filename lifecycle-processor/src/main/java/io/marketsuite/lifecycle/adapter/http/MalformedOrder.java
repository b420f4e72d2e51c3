package io.marketsuite.lifecycle.adapter.http;

/** An order that is not one; the message is a sentence for who sent it and quotes no value. */
final class MalformedOrder extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedOrder(String sentence) {
    super(sentence);
  }
}
