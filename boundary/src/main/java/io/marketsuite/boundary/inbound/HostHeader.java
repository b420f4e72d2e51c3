package io.marketsuite.boundary.inbound;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a request names its host once and plainly (RFC 9112, section 3.2: a server must refuse a
 * request with none, with two, or with one that is no host). Thread-safe.
 */
public final class HostHeader {
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

  private HostHeader() {}

  /**
   * Whether the header is acceptable.
   *
   * @param lines every {@code Host} line of the request
   * @param required false for HTTP/1.0, which knows no such header
   */
  public static boolean isAcceptable(List<String> lines, boolean required) {
    return lines.isEmpty()
        ? !required
        : lines.size() == 1 && HOST.matcher(lines.getFirst()).matches();
  }
}
