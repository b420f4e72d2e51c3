package io.marketsuite.dispatcher.adapter.http;

import io.marketsuite.dispatcher.domain.ErrorClass;
import java.util.Optional;

/** What came of a request. */
public sealed interface HttpReply {
  /**
   * An answer.
   *
   * @param retryAfter the header of that name
   * @param body its beginning, at most {@link HttpCalls#MAX_BODY} bytes
   */
  record Answer(int status, Optional<String> retryAfter, byte[] body) implements HttpReply {
    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  /** It is certain that nothing arrived. */
  record NotSent(ErrorClass why) implements HttpReply {}

  /** It was sent, but no answer was read. */
  record NoAnswer(ErrorClass why) implements HttpReply {}
}
