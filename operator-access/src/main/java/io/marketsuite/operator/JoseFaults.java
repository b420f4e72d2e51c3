package io.marketsuite.operator;

import java.util.Comparator;
import java.util.Map;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.InvalidKeyException;
import org.jose4j.lang.UnresolvableKeyException;

/** Names what the library refused. Its own messages hold the token and its claims. */
final class JoseFaults {
  /** A token can fail more than one; the order of the refusals decides which is told. */
  private static final Map<Integer, TokenRefusal> BY_CODE =
      Map.of(
          ErrorCodes.SIGNATURE_INVALID, TokenRefusal.SIGNATURE,
          ErrorCodes.SIGNATURE_MISSING, TokenRefusal.SIGNATURE,
          ErrorCodes.ISSUER_INVALID, TokenRefusal.ISSUER,
          ErrorCodes.ISSUER_MISSING, TokenRefusal.ISSUER,
          ErrorCodes.AUDIENCE_INVALID, TokenRefusal.AUDIENCE,
          ErrorCodes.AUDIENCE_MISSING, TokenRefusal.AUDIENCE,
          ErrorCodes.EXPIRED, TokenRefusal.EXPIRED,
          ErrorCodes.NOT_YET_VALID, TokenRefusal.NOT_YET_VALID,
          ErrorCodes.ISSUED_AT_INVALID_FUTURE, TokenRefusal.NOT_YET_VALID);

  private JoseFaults() {}

  static TokenRefusal name(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvableKeyException || cause instanceof InvalidKeyException) {
        return TokenRefusal.KEY;
      }
    }
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidJwtException invalid) {
        return byCode(invalid);
      }
    }
    return TokenRefusal.CLAIMS;
  }

  private static TokenRefusal byCode(InvalidJwtException invalid) {
    return BY_CODE.entrySet().stream()
        .filter(code -> invalid.hasErrorCode(code.getKey()))
        .map(Map.Entry::getValue)
        .min(Comparator.naturalOrder())
        .orElse(TokenRefusal.CLAIMS);
  }
}
