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

  private static final List<String> TIMES = List.of("exp", "nbf", "iat");
  private static final double YEAR_9999 = 253_402_300_799d;

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
    if (claims.containsKey("azp") && !(claims.get("azp") instanceof String)) {
      throw new RefusedToken(TokenRefusal.CLAIMS);
    }
    checkTimes(claims, now, skew);
  }

  /** The library looks at {@code exp} and {@code nbf} against the clock, if they are numbers. */
  private static void checkTimes(Map<String, Object> claims, Instant now, Duration skew)
      throws RefusedToken {
    for (String name : TIMES) {
      if (claims.containsKey(name) && !isTime(claims.get(name))) {
        throw new RefusedToken(TokenRefusal.CLAIMS);
      }
    }
    if (!(claims.get("iat") instanceof Number seconds)) {
      throw new RefusedToken(TokenRefusal.CLAIMS);
    }
    if (seconds.longValue() > now.plus(skew).getEpochSecond()) {
      throw new RefusedToken(TokenRefusal.NOT_YET_VALID);
    }
  }

  private static boolean isTime(Object value) {
    return value instanceof Number seconds
        && seconds.doubleValue() >= 0
        && seconds.doubleValue() <= YEAR_9999;
  }
}
