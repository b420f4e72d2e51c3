package io.marketsuite.boundary.inbound;

import java.util.Optional;

/**
 * Request targets that every reader reads the same way. A proxy, the router and a framework behind
 * it may decode, cut at {@code ;}, fold {@code //} or resolve {@code ..} each in their own order
 * (RFC 3986, section 6.2); so only what needs none of that is let in: slashes and unreserved
 * characters (section 2.3), and a query of printable ASCII. Thread-safe.
 */
public final class CanonicalPath {
  private static final int MAX_PATH = 1024;
  private static final int MAX_QUERY = 4096;

  private CanonicalPath() {}

  /**
   * What is wrong with a request target; empty if nothing is.
   *
   * @param target as it was sent, undecoded
   */
  public static Optional<TargetFault> faultOf(String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    if (path.length() > MAX_PATH || query.length() > MAX_QUERY) {
      return Optional.of(TargetFault.TOO_LONG);
    }
    if (!path.startsWith("/")) {
      return Optional.of(TargetFault.NOT_A_PATH);
    }
    if (target.indexOf('#') >= 0) {
      return Optional.of(TargetFault.FRAGMENT);
    }
    return characterFault(path, query).or(() -> segmentFault(path));
  }

  private static Optional<TargetFault> characterFault(String path, String query) {
    if (path.indexOf('%') >= 0) {
      return Optional.of(TargetFault.ENCODED);
    }
    boolean plain =
        path.chars().allMatch(c -> c == '/' || isUnreserved(c))
            && query.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\');
    return plain ? Optional.empty() : Optional.of(TargetFault.CHARACTER);
  }

  private static boolean isUnreserved(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  private static Optional<TargetFault> segmentFault(String path) {
    if (path.equals("/")) {
      return Optional.empty();
    }
    if (path.endsWith("/") || path.contains("//")) {
      return Optional.of(TargetFault.EMPTY_SEGMENT);
    }
    String closed = path + "/";
    return closed.contains("/./") || closed.contains("/../")
        ? Optional.of(TargetFault.DOT_SEGMENT)
        : Optional.empty();
  }
}
