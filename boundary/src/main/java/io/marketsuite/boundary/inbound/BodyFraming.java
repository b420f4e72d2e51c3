package io.marketsuite.boundary.inbound;

import java.util.List;

/**
 * Whether all readers find the end of a body at the same place (RFC 9112, section 6.1). The codec
 * ignores transfer codings it does not know, and a coding that is named twice; a proxy in front may
 * not, and what one takes for a body the other takes for the next request. Thread-safe.
 */
public final class BodyFraming {
  private BodyFraming() {}

  /**
   * Whether the header is acceptable.
   *
   * @param transferEncodings every {@code Transfer-Encoding} line of the request
   * @param chunksKnown false for HTTP/1.0, which knows no such header
   */
  public static boolean isAcceptable(List<String> transferEncodings, boolean chunksKnown) {
    return transferEncodings.isEmpty()
        || chunksKnown
            && transferEncodings.size() == 1
            && transferEncodings.getFirst().equalsIgnoreCase("chunked");
  }
}
