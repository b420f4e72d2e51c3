package io.marketsuite.operator;

import io.marketsuite.operator.OperatorConfig.Algorithm;
import io.quarkus.runtime.Startup;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import org.jose4j.jwt.consumer.JwtContext;

/**
 * Verifies the operator's bearer tokens: shape and header first, then signature, issuer, times and
 * audience by the library, then whether it is an access token at all. Every step fails closed; each
 * refusal is counted and logged by its reason alone. Thread-safe.
 */
@Startup
@ApplicationScoped
@Alternative
@Priority(1)
public class OperatorTokens extends JWTCallerPrincipalFactory {
  private final OperatorConfig config;
  private final Refusals refusals;
  private final InstantSource clock;
  private final TokenShape shape;
  private final TokenParser parser;

  @Inject
  OperatorTokens(OperatorConfig config, Refusals refusals) {
    this(config, refusals, InstantSource.system());
  }

  /**
   * @throws IllegalArgumentException with a sentence for the operator, if a value is not acceptable
   */
  OperatorTokens(OperatorConfig config, Refusals refusals, InstantSource clock) {
    requireAcceptable(config);
    this.config = config;
    this.refusals = refusals;
    this.clock = clock;
    this.shape =
        new TokenShape(
            config.maxTokenChars(),
            config.algorithms().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet()));
    this.parser = new TokenParser(clock);
  }

  private static void requireAcceptable(OperatorConfig config) {
    Duration skew = config.skew();
    if (skew.isNegative() || skew.compareTo(OperatorConfig.MAX_SKEW) > 0) {
      throw new IllegalArgumentException(
          "suite.operator.skew is 0 to " + OperatorConfig.MAX_SKEW + ", not " + skew);
    }
    if (config.maxTokenChars() < 256 || config.maxTokenChars() > 65_536) {
      throw new IllegalArgumentException("suite.operator.max-token-chars is 256 to 65536");
    }
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo issuer) throws ParseException {
    try {
      return verified(token, issuer);
    } catch (RefusedToken refused) {
      refusals.count(refused.refusal());
      throw refused;
    }
  }

  private JWTCallerPrincipal verified(String token, JWTAuthContextInfo issuer) throws RefusedToken {
    if (issuer.getIssuedBy() == null) {
      throw new RefusedToken(TokenRefusal.ISSUER);
    }
    shape.check(token);
    JwtContext verified = signed(token, issuer);
    AccessTokenRules.check(verified.getJwtClaims().getClaimsMap(), clock.instant(), config.skew());
    String type = verified.getJoseObjects().getFirst().getHeader("typ");
    return new DefaultJWTCallerPrincipal(type, verified.getJwtClaims());
  }

  private JwtContext signed(String token, JWTAuthContextInfo issuer) throws RefusedToken {
    try {
      return parser.parse(token, ruled(issuer));
    } catch (ParseException | RuntimeException e) {
      // Not handed on as a cause: the library's messages hold the token.
      throw new RefusedToken(JoseFaults.name(e));
    }
  }

  /** Ours go before the library's own keys, the old grace period of which would widen the skew. */
  @SuppressWarnings("deprecation")
  private JWTAuthContextInfo ruled(JWTAuthContextInfo issuer) {
    JWTAuthContextInfo rules = new JWTAuthContextInfo(issuer);
    rules.setSignatureAlgorithm(
        config.algorithms().stream()
            .map(OperatorTokens::named)
            .collect(Collectors.toCollection(LinkedHashSet::new)));
    rules.setExpGracePeriodSecs(0);
    rules.setClockSkew((int) config.skew().toSeconds());
    rules.setExpectedAudience(config.audience().filter(it -> !it.isEmpty()).orElse(null));
    rules.setRelaxVerificationKeyValidation(false);
    return rules;
  }

  private static SignatureAlgorithm named(Algorithm algorithm) {
    return switch (algorithm) {
      case RS256 -> SignatureAlgorithm.RS256;
      case PS256 -> SignatureAlgorithm.PS256;
      case ES256 -> SignatureAlgorithm.ES256;
    };
  }
}
