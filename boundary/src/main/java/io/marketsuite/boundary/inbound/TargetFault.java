package io.marketsuite.boundary.inbound;

/** Why a request target is not canonical: a closed set, so that it can be a metric label. */
public enum TargetFault {
  /** Longer than any route needs. */
  TOO_LONG,
  /** Not a path: absolute form, authority form, {@code *}, or nothing (RFC 9112, section 3.2). */
  NOT_A_PATH,
  /** A {@code #}: a fragment is never sent (RFC 9110, section 4.2.5). */
  FRAGMENT,
  /** A percent sign in the path: none of our paths needs one. */
  ENCODED,
  /** A character in the path or the query that has no place there. */
  CHARACTER,
  /** {@code //}, or a slash at the end. */
  EMPTY_SEGMENT,
  /** {@code .} or {@code ..} as a segment. */
  DOT_SEGMENT
}
