package io.marketsuite.operator;

import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The library's parser with our keys. While the issuer is away, requests do not queue up to ask it:
 * it is asked again after {@link #PAUSE}. Thread-safe.
 */
final class TokenParser extends DefaultJWTTokenParser {
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final InstantSource clock;
  private volatile VerificationKeyResolver keys;
  private volatile Instant notBefore = Instant.MIN;

  TokenParser(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo issuer)
      throws UnresolvableKeyException {
    VerificationKeyResolver known = keys;
    return known == null ? load(issuer) : known;
  }

  private synchronized VerificationKeyResolver load(JWTAuthContextInfo issuer)
      throws UnresolvableKeyException {
    if (keys == null) {
      if (clock.instant().isBefore(notBefore)) {
        throw new UnresolvableKeyException("The issuer's keys could not be had a moment ago");
      }
      try {
        keys = IssuerKeys.load(issuer, clock);
      } finally {
        notBefore = clock.instant().plus(PAUSE);
      }
    }
    return keys;
  }
}
