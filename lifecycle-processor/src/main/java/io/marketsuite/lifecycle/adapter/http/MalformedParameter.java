package io.marketsuite.lifecycle.adapter.http;

/** A query parameter is not what it should be; the message is a sentence for who sent it. */
final class MalformedParameter extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedParameter(String sentence) {
    super(sentence, null, false, false);
  }
}
