package io.marketsuite.dispatcher.domain;

/** What an HTTP status says about another try (RFC 9110, RFC 6585, RFC 8470). */
final class HttpStatuses {
  static final int OK = 200;
  static final int ACCEPTED = 202;
  static final int UNAUTHORIZED = 401;

  private HttpStatuses() {}

  /** Whether the same request would be refused for ever. */
  static boolean permanentRefusal(int status) {
    boolean transientRefusal = status == 408 || status == 425 || status == 429;
    return status >= 400 && status < 500 && !transientRefusal;
  }

  /** Whether a gateway answered that had no answer itself: the request may have arrived. */
  static boolean gatewayWithoutAnswer(int status) {
    return status == 502 || status == 504;
  }
}
