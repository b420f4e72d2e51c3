package io.marketsuite.boundary.outbound;

import java.util.regex.Pattern;

/** What an issuer gives us as a token, before it goes into a header. */
public final class BearerTokens {
  /** {@code b64token} (RFC 6750 section 2.1), no longer than any server takes in a header. */
  private static final Pattern SENDABLE = Pattern.compile("[A-Za-z0-9._~+/-]{1,16000}={0,2}");

  private BearerTokens() {}

  /** Whether a text can be sent as a bearer token: no other text becomes a header's value. */
  public static boolean isSendable(String token) {
    return SENDABLE.matcher(token).matches();
  }
}
