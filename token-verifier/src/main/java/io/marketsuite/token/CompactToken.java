package io.marketsuite.token;

import java.util.Base64;

/**
 * Step 1: size and shape. Three non-empty base64url parts in their one canonical spelling.
 *
 * <p>The Java decoder accepts padding and ignores the bits behind the last octet, so one signature
 * could be written in several texts; re-encoding finds every such spelling (RFC 7515 section 2, RFC
 * 4648 section 3.5).
 *
 * @param text the token as it was sent, without the scheme
 * @param header the header's octets
 * @param payload the payload's octets, which the signature covers
 */
record CompactToken(String text, byte[] header, byte[] payload) {
  private static final String SCHEME = "bearer ";

  static CompactToken parse(String authorization, int maxChars) throws Refusal {
    return of(text(authorization, maxChars));
  }

  /** The token's text without the scheme; of its shape nothing is known yet. */
  static String text(String authorization, int maxChars) throws Refusal {
    String text = withoutScheme(authorization);
    if (text.length() > maxChars) {
      throw new Refusal(RefusalReason.TOO_LARGE);
    }
    return text;
  }

  static CompactToken of(String text) throws Refusal {
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    if (first < 1 || second < first + 2 || second == text.length() - 1) {
      throw new Refusal(RefusalReason.SHAPE);
    }
    decode(text.substring(second + 1));
    return new CompactToken(
        text, decode(text.substring(0, first)), decode(text.substring(first + 1, second)));
  }

  private static String withoutScheme(String authorization) throws Refusal {
    if (authorization == null || authorization.isEmpty()) {
      throw new Refusal(RefusalReason.MISSING);
    }
    if (authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return authorization.substring(SCHEME.length());
    }
    if (authorization.indexOf('.') < 0) {
      // "Basic ...", "Bearer" alone: these are no bearer credentials at all.
      throw new Refusal(RefusalReason.MISSING);
    }
    return authorization;
  }

  private static byte[] decode(String part) throws Refusal {
    byte[] octets;
    try {
      octets = Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException notBase64) {
      throw new Refusal(RefusalReason.SHAPE);
    }
    if (!Base64.getUrlEncoder().withoutPadding().encodeToString(octets).equals(part)) {
      throw new Refusal(RefusalReason.NOT_CANONICAL);
    }
    return octets;
  }
}
