package io.marketsuite.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What makes verified claims those of an access token. Issuers sign ID, refresh and logout tokens
 * with the same keys: Keycloak says so in the payload's {@code typ}, others only by the claims that
 * OpenID Connect Core (sections 2, 3.1.3.6, 3.3.2.11) and Back-Channel Logout (section 2.4) give
 * such tokens. An ID token without any of these can be told apart by its audience alone: see {@link
 * OperatorConfig#audience()}.
 */
final class AccessTokenRules {
  private static final List<String> OF_OTHER_TOKENS =
      List.of("at_hash", "c_hash", "s_hash", "events");

  private AccessTokenRules() {}

  /**
   * @param claims the verified payload
   * @param now when
   * @param skew how far clocks may differ
   * @throws RefusedToken if this is no access token, or was issued in the future
   */
  static void check(Map<String, Object> claims, Instant now, Duration skew) throws RefusedToken {
    Object type = claims.get("typ");
    boolean bearer = type instanceof String text && text.toLowerCase(Locale.ROOT).equals("bearer");
    if (type != null && !bearer) {
      throw new RefusedToken(TokenRefusal.NOT_AN_ACCESS_TOKEN);
    }
    if (OF_OTHER_TOKENS.stream().anyMatch(claims::containsKey)) {
      throw new RefusedToken(TokenRefusal.NOT_AN_ACCESS_TOKEN);
    }
    // Some issuers repeat the nonce in the access token, and then say what it is.
    if (claims.containsKey("nonce") && !bearer) {
      throw new RefusedToken(TokenRefusal.NOT_AN_ACCESS_TOKEN);
    }
    checkIssuedAt(claims.get("iat"), now, skew);
  }

  private static void checkIssuedAt(Object issuedAt, Instant now, Duration skew)
      throws RefusedToken {
    if (!(issuedAt instanceof Number seconds)) {
      throw new RefusedToken(TokenRefusal.CLAIMS);
    }
    if (seconds.doubleValue() > now.plus(skew).getEpochSecond()) {
      throw new RefusedToken(TokenRefusal.NOT_YET_VALID);
    }
  }
}
