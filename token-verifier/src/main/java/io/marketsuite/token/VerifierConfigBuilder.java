package io.marketsuite.token;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds a {@link VerifierConfig}. A marketplace's edge supplies its template, master issuer and
 * client (see the {@code carerix} package); the operator supplies the hosts. Not thread-safe.
 */
public final class VerifierConfigBuilder {
  private static final String LOWER_CASE_REALM = "[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?";

  private final String realmsPath;
  private Set<IssuerHost> hosts = Set.of();
  private String realmPattern = LOWER_CASE_REALM;
  private String masterIssuer;
  private VerifierConfig.TenantClaim tenantClaim = VerifierConfig.TenantClaim.EQUALS_REALM;
  private Set<SigningAlgorithm> algorithms = Set.of(SigningAlgorithm.RS256);
  private Duration skew = Duration.ofSeconds(30);
  private int maxTokenChars = 8 * 1024;
  private KeyCacheConfig keyCache = KeyCacheConfig.defaults();
  private int verifiedTokens = 0;
  private boolean insecureHosts = false;
  private String marketplaceClient;

  /**
   * @param realmsPath what stands between host and realm
   * @param masterIssuer the issuer that may order a Cleanup
   * @param marketplaceClient the marketplace's {@code azp}
   */
  public VerifierConfigBuilder(String realmsPath, String masterIssuer, String marketplaceClient) {
    this.realmsPath = realmsPath;
    this.masterIssuer = masterIssuer;
    this.marketplaceClient = marketplaceClient;
  }

  /** The identity servers, as {@link IssuerHost#of} reads them. Required. */
  public VerifierConfigBuilder hosts(Set<String> entries) {
    this.hosts =
        entries.stream().map(IssuerHost::of).collect(Collectors.toCollection(LinkedHashSet::new));
    return this;
  }

  /** The full pattern of a tenant's realm; lower case by default. */
  public VerifierConfigBuilder realmPattern(String pattern) {
    this.realmPattern = pattern;
    return this;
  }

  /** Another master issuer than the marketplace's own. */
  public VerifierConfigBuilder masterIssuer(String issuer) {
    this.masterIssuer = issuer;
    return this;
  }

  /** Another client than the marketplace's own. */
  public VerifierConfigBuilder marketplaceClient(String azp) {
    this.marketplaceClient = azp;
    return this;
  }

  /** How the {@code tenant} claim relates to the realm. */
  public VerifierConfigBuilder tenantClaim(VerifierConfig.TenantClaim rule) {
    this.tenantClaim = rule;
    return this;
  }

  /** The accepted algorithms; RS256 alone by default. */
  public VerifierConfigBuilder algorithms(Set<SigningAlgorithm> accepted) {
    this.algorithms = accepted;
    return this;
  }

  /** How far clocks may differ; 30 s by default. */
  public VerifierConfigBuilder skew(Duration allowed) {
    this.skew = allowed;
    return this;
  }

  /** The longest token that is looked at, in characters; 8 KiB by default. */
  public VerifierConfigBuilder maxTokenChars(int limit) {
    this.maxTokenChars = limit;
    return this;
  }

  /** How keys are cached. */
  public VerifierConfigBuilder keyCache(KeyCacheConfig config) {
    this.keyCache = config;
    return this;
  }

  /** How many verified tokens are remembered; none by default. */
  public VerifierConfigBuilder verifiedTokens(int most) {
    this.verifiedTokens = most;
    return this;
  }

  /** Accepts {@code http} and ports in hosts. For the local stack; never in production. */
  public VerifierConfigBuilder dangerouslyAllowInsecureHosts(boolean allowed) {
    this.insecureHosts = allowed;
    return this;
  }

  /**
   * @throws IllegalArgumentException with a sentence for the operator, if a value is not acceptable
   */
  public VerifierConfig build() {
    return new VerifierConfig(
        hosts,
        realmsPath,
        realmPattern,
        masterIssuer,
        marketplaceClient,
        tenantClaim,
        algorithms,
        skew,
        maxTokenChars,
        keyCache,
        verifiedTokens,
        insecureHosts);
  }
}
