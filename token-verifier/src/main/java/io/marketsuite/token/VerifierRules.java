package io.marketsuite.token;

import java.time.Instant;

/**
 * One configuration and what follows from it. Compared by identity: a verifier that is reconfigured
 * gets other rules, even if they say the same. Immutable.
 */
final class VerifierRules {
  private final VerifierConfig config;
  private final IssuerTemplate issuers;

  VerifierRules(VerifierConfig config) {
    this.config = config;
    this.issuers = config.issuers();
  }

  VerifierConfig config() {
    return config;
  }

  IssuerTemplate issuers() {
    return issuers;
  }

  /** Steps 1 to 3, which depend on the text alone. */
  TokenReading read(String text, Findings findings) throws Refusal {
    CompactToken token = CompactToken.of(text);
    TokenHeader header = TokenHeader.parse(token.header(), config.algorithms());
    findings.keyId(header.keyId());
    Claims claims = Claims.parse(token.payload());
    String iss = claims.issuer().orElseThrow(() -> new Refusal(RefusalReason.ISSUER_FORM));
    findings.issuer(iss);
    return new TokenReading(header, claims, issuers.match(iss));
  }

  /** Step 4, which depends on the time, the route and what is installed as well. */
  void judge(TokenReading reading, Audience audience, Instant now) throws Refusal {
    ClaimRules.check(reading.claims(), reading.issuer(), audience, config, now);
  }

  boolean isMaster(IssuerUrls issuer) {
    return ClaimRules.isMaster(issuer, config);
  }
}
