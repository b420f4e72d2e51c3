package io.marketsuite.dispatcher.adapter.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One request.
 *
 * @param body may be empty, never null
 * @param deadline from start to the last byte of the answer
 * @param publicOnly whether an address that is not public is refused
 */
public record HttpCall(
    String method,
    URI uri,
    Map<String, String> headers,
    byte[] body,
    Duration deadline,
    boolean publicOnly) {
  /** Headers may hold a token and the body a secret: neither is printed. */
  @Override
  public String toString() {
    return "HttpCall[" + method + " " + uri.getHost() + "]";
  }
}
