package io.marketsuite.boundary.outbound.http;

import io.marketsuite.boundary.outbound.OutboundUrl;
import io.marketsuite.boundary.outbound.Reach;
import java.time.Duration;
import java.util.Map;

/**
 * One call.
 *
 * @param body may be empty, never null
 */
public record HttpCall(
    String method,
    OutboundUrl url,
    Map<String, String> headers,
    byte[] body,
    Reach reach,
    Limits limits) {

  /**
   * What a call may cost.
   *
   * @param deadline from look-up to the last byte of the answer
   * @param body the most of an answer's body that is read, in bytes
   */
  public record Limits(Duration deadline, int body) {
    /** The most of an answer that is no document, in bytes: enough for a token or a problem. */
    private static final int SHORT_BODY = 64 * 1024;

    /** Limits with room for a short answer. */
    public static Limits within(Duration deadline) {
      return new Limits(deadline, SHORT_BODY);
    }
  }

  public HttpCall {
    headers = Map.copyOf(headers);
  }

  /** Headers may hold a token and the body a secret: neither is printed. */
  @Override
  public String toString() {
    return "HttpCall[" + method + " " + url + "]";
  }
}
