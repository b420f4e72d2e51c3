package io.marketsuite.boundary.outbound.http;

import java.util.Optional;

/** What came of a call. */
public sealed interface HttpReply {
  /**
   * An answer, of whatever status: a redirect is one too and is not followed.
   *
   * @param retryAfter the header of that name
   * @param body its beginning, at most {@link HttpCall.Limits#body} bytes
   * @param complete whether that is all of it; false where it was longer, late or cut off
   */
  record Answer(int status, Optional<String> retryAfter, byte[] body, boolean complete)
      implements HttpReply {
    /** Bodies may hold a token: they are not printed. */
    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  /** It is certain that nothing arrived. */
  record NotSent(CallFailure why) implements HttpReply {}

  /** It was sent, but no answer was read. */
  record NoAnswer(CallFailure why) implements HttpReply {}
}
