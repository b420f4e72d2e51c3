package io.marketsuite.token;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the verifier accepts. Every default is the closed one; hosts have no default at all.
 *
 * @param hosts the identity servers that are believed; a pattern is a syntax check, this list is
 *     the decision
 * @param realmsPath what stands between host and realm
 * @param realmPattern the full pattern of a tenant's realm
 * @param masterIssuer the one issuer that may order a Cleanup, character for character
 * @param marketplaceClient the marketplace's own client, its {@code azp}
 * @param tenantClaim how the {@code tenant} claim relates to the realm
 * @param algorithms the accepted signature algorithms
 * @param skew how far clocks may differ; at most {@link #MAX_SKEW}
 * @param maxTokenChars the longest token text that is looked at
 * @param keyCache how keys are cached and how often they are fetched
 * @param verifiedTokens how many verified tokens are remembered, so that the signature of the same
 *     text is not checked again (see {@link TokenVerifier}); 0 for none
 * @param dangerouslyAllowInsecureHosts whether {@code http} and ports are accepted: for the local
 *     stack only
 */
public record VerifierConfig(
    Set<IssuerHost> hosts,
    String realmsPath,
    String realmPattern,
    String masterIssuer,
    String marketplaceClient,
    TenantClaim tenantClaim,
    Set<SigningAlgorithm> algorithms,
    Duration skew,
    int maxTokenChars,
    KeyCacheConfig keyCache,
    int verifiedTokens,
    boolean dangerouslyAllowInsecureHosts) {

  /** More skew than this hides a broken clock and keeps stolen tokens alive. */
  public static final Duration MAX_SKEW = Duration.ofSeconds(120);

  /** More than this is memory spent on nothing: about a kilobyte each. */
  public static final int MAX_VERIFIED_TOKENS = 1_000_000;

  /** How the {@code tenant} claim must relate to the realm; it must be there in any case. */
  public enum TenantClaim {
    /** Equal to the realm, ignoring case: the default. */
    EQUALS_REALM,
    /** Any text: only for an issuer known to name its tenants otherwise. */
    ANY_TEXT
  }

  /**
   * @throws IllegalArgumentException with a sentence for the operator, if a value is not acceptable
   */
  public VerifierConfig {
    hosts = Set.copyOf(hosts);
    algorithms = Set.copyOf(algorithms);
    Objects.requireNonNull(tenantClaim, "tenantClaim");
    Objects.requireNonNull(keyCache, "keyCache");
    require(!hosts.isEmpty(), "List the identity servers that are believed; there is no default");
    require(!algorithms.isEmpty(), "At least one signature algorithm is needed");
    require(!marketplaceClient.isBlank(), "The marketplace's client (azp) is needed");
    require(
        realmsPath.startsWith("/") && realmsPath.endsWith("/"),
        "The realms path begins and ends with a slash");
    require(!skew.isNegative() && skew.compareTo(MAX_SKEW) <= 0, "The skew is 0 to " + MAX_SKEW);
    require(
        maxTokenChars >= 256 && maxTokenChars <= 65_536,
        "The longest token is 256 to 65536 characters");
    require(
        verifiedTokens >= 0 && verifiedTokens <= MAX_VERIFIED_TOKENS,
        "The verified tokens remembered are 0 to " + MAX_VERIFIED_TOKENS);
    IssuerHost masterHost =
        new IssuerTemplate(hosts, realmsPath, Pattern.compile(realmPattern), masterIssuer)
            .master()
            .host();
    for (IssuerHost host : hosts) {
      requireSecure(host, dangerouslyAllowInsecureHosts);
    }
    requireSecure(masterHost, dangerouslyAllowInsecureHosts);
  }

  private static void requireSecure(IssuerHost host, boolean insecureAllowed) {
    require(
        insecureAllowed || host.isSecure(),
        "An identity server is reached by https without a port: " + host);
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }

  /** The issuers that this configuration accepts. */
  public IssuerTemplate issuers() {
    return new IssuerTemplate(hosts, realmsPath, Pattern.compile(realmPattern), masterIssuer);
  }
}
