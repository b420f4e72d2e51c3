package io.marketsuite.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Step 4: who calls, for whom, and when. Pure: the time comes in as a value. */
final class ClaimRules {
  private ClaimRules() {}

  static void check(
      Claims claims, IssuerUrls issuer, Audience audience, VerifierConfig config, Instant now)
      throws Refusal {
    boolean master = isMaster(issuer, config);
    checkRealm(master, audience);
    checkParty(claims, issuer, audience, config);
    if (!claims.type().equals(Optional.of("Bearer"))) {
      throw new Refusal(RefusalReason.TOKEN_TYPE);
    }
    if (!master) {
      checkTenant(claims, issuer, config.tenantClaim());
    }
    checkTimes(claims, config.skew(), now);
  }

  static boolean isMaster(IssuerUrls issuer, VerifierConfig config) {
    return issuer.issuer().equals(config.masterIssuer());
  }

  private static void checkRealm(boolean master, Audience audience) throws Refusal {
    switch (audience) {
      case Audience.Marketplace() -> {}
      case Audience.MarketplaceMaster() -> refuseUnless(master, RefusalReason.NOT_MASTER);
      case Audience.MarketplaceTenant() -> refuseUnless(!master, RefusalReason.MASTER_REALM);
      case Audience.FeatureClient(var allowed) -> refuseUnless(!master, RefusalReason.MASTER_REALM);
    }
  }

  private static void checkParty(
      Claims claims, IssuerUrls issuer, Audience audience, VerifierConfig config) throws Refusal {
    String azp =
        claims.authorizedParty().orElseThrow(() -> new Refusal(RefusalReason.AUTHORIZED_PARTY));
    boolean allowed =
        switch (audience) {
          case Audience.Marketplace(), Audience.MarketplaceMaster(), Audience.MarketplaceTenant() ->
              azp.equals(config.marketplaceClient());
          case Audience.FeatureClient(var clients) -> clients.test(issuer, azp);
        };
    refuseUnless(allowed, RefusalReason.AUTHORIZED_PARTY);
    // A realm's administrator can map any text to azp; what the server itself says must agree.
    boolean agreed = claims.clientId().map(azp::equals).orElse(true);
    refuseUnless(agreed, RefusalReason.AUTHORIZED_PARTY);
  }

  private static void checkTenant(Claims claims, IssuerUrls issuer, VerifierConfig.TenantClaim rule)
      throws Refusal {
    String tenant =
        claims
            .tenant()
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> new Refusal(RefusalReason.TENANT_MISSING));
    // Both lower-cased by the rule that makes keys, so that equality here is equality there.
    boolean matches =
        switch (rule) {
          case EQUALS_REALM -> tenant.toLowerCase(Locale.ROOT).equals(issuer.tenant());
          case ANY_TEXT -> true;
        };
    refuseUnless(matches, RefusalReason.TENANT_MISMATCH);
  }

  /**
   * {@code exp} is the first instant at which the token is no longer good (RFC 7519 section 4.1.4),
   * {@code nbf} the first at which it is.
   */
  private static void checkTimes(Claims claims, Duration skew, Instant now) throws Refusal {
    Instant expiry =
        claims.expiresAt().orElseThrow(() -> new Refusal(RefusalReason.EXPIRY_MISSING));
    Instant issued =
        claims.issuedAt().orElseThrow(() -> new Refusal(RefusalReason.ISSUED_AT_MISSING));
    if (!now.isBefore(expiry.plus(skew))) {
      throw new Refusal(RefusalReason.EXPIRED, Optional.of(Duration.between(expiry, now)));
    }
    refuseIfAhead(issued, skew, now, RefusalReason.ISSUED_IN_FUTURE);
    if (claims.notBefore().isPresent()) {
      refuseIfAhead(claims.notBefore().get(), skew, now, RefusalReason.NOT_YET_VALID);
    }
  }

  private static void refuseIfAhead(Instant claim, Duration skew, Instant now, RefusalReason reason)
      throws Refusal {
    if (claim.isAfter(now.plus(skew))) {
      throw new Refusal(reason, Optional.of(Duration.between(now, claim)));
    }
  }

  private static void refuseUnless(boolean holds, RefusalReason reason) throws Refusal {
    if (!holds) {
      throw new Refusal(reason);
    }
  }
}
