package io.marketsuite.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a verified token proves. Only {@link TokenVerifier} makes one, so whoever holds an instance
 * need not ask whether the signature, the times and the caller were checked. The token's text is
 * not kept. Immutable.
 */
public final class VerifiedToken {
  private final IssuerUrls issuerUrls;
  private final boolean master;
  private final String tenantDisplay;
  private final String authorizedParty;
  private final String keyId;
  private final Instant issuedAt;
  private final Instant expiresAt;
  private final Optional<String> subject;

  VerifiedToken(IssuerUrls issuerUrls, boolean master, String keyId, Claims claims) {
    this.issuerUrls = issuerUrls;
    this.master = master;
    this.keyId = keyId;
    this.tenantDisplay = claims.tenant().orElse(issuerUrls.realm());
    this.authorizedParty = claims.authorizedParty().orElseThrow();
    this.issuedAt = claims.issuedAt().orElseThrow();
    this.expiresAt = claims.expiresAt().orElseThrow();
    this.subject = claims.subject();
  }

  /** The {@code iss} claim: the prefix of this tenant's token endpoint. */
  public String issuer() {
    return issuerUrls.issuer();
  }

  /** The issuer's URLs, rebuilt from its configured host and its realm. */
  public IssuerUrls issuerUrls() {
    return issuerUrls;
  }

  /**
   * The tenant in every key: the lower-cased realm. For a master token this is the master realm's
   * name, which is no tenant: Cleanup takes its tenant from the payload.
   */
  public String tenant() {
    return issuerUrls.tenant();
  }

  /** The {@code tenant} claim as the issuer writes it, for people to read. */
  public String tenantDisplay() {
    return tenantDisplay;
  }

  /** The {@code azp} claim: the client that the token was issued to. */
  public String authorizedParty() {
    return authorizedParty;
  }

  /** The id of the key that signed the token. */
  public String keyId() {
    return keyId;
  }

  /** The {@code iat} claim. */
  public Instant issuedAt() {
    return issuedAt;
  }

  /** The {@code exp} claim. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /**
   * By how much a time claim misses at an instant and is let pass by the clock difference allowed:
   * how far ahead it was issued, or how long ago it expired; zero where the times hold.
   */
  public Duration skewAt(Instant now) {
    if (issuedAt.isAfter(now)) {
      return Duration.between(now, issuedAt);
    }
    return expiresAt.isAfter(now) ? Duration.ZERO : Duration.between(expiresAt, now);
  }

  /** The {@code sub} claim; Keycloak may leave it out. */
  public Optional<String> subject() {
    return subject;
  }

  /** Whether this is the marketplace's master token, which Cleanup and nothing else carries. */
  public boolean isMaster() {
    return master;
  }

  @Override
  public String toString() {
    return "VerifiedToken[issuer="
        + issuer()
        + ", azp="
        + authorizedParty
        + ", kid="
        + keyId
        + ", iat="
        + issuedAt
        + ", exp="
        + expiresAt
        + "]";
  }
}
