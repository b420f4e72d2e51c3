package io.marketsuite.token.quarkus;

import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.VerifierConfig.TenantClaim;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * {@code suite.identity.*}: whose tokens are believed. Each key can be set by the environment, such
 * as {@code SUITE_IDENTITY_HOSTS}. Every default is the closed one.
 */
@ConfigMapping(prefix = "suite.identity")
public interface IdentityConfig {

  /** Identity servers, such as {@code https://id.carerix.io}. Without one no service starts. */
  Optional<Set<String>> hosts();

  /** Another master issuer than Carerix's. */
  Optional<String> masterIssuer();

  /** Another client of the marketplace than Carerix's: the {@code azp} of its tokens. */
  Optional<String> marketplaceClient();

  /** The full pattern of a tenant's realm; lower case, digits, {@code _} and {@code -} without. */
  Optional<String> realmPattern();

  /** How the {@code tenant} claim relates to the realm. */
  @WithDefault("equals-realm")
  TenantClaim tenantClaim();

  /** The accepted signature algorithms. */
  @WithDefault("RS256")
  Set<SigningAlgorithm> algorithms();

  /** How far clocks may differ; at most two minutes. */
  @WithDefault("PT30S")
  Duration skew();

  /** The longest token that is looked at. */
  @WithDefault("8192")
  int maxTokenChars();

  /** How many verified tokens are remembered, so that a signature is checked once; 0 for none. */
  @WithDefault("10000")
  int verifiedTokens();

  /** How issuers' keys are cached. */
  KeyCache keyCache();

  /** A YAML file that wins over the keys here for what it names, and can change while we run. */
  Optional<Path> file();

  /** How often the file is looked at. */
  @WithDefault("PT10S")
  Duration reloadInterval();

  /** Takes http and ports in hosts; for the local stack, never in production. */
  @WithDefault("false")
  boolean allowInsecureHosts();

  /** {@code suite.identity.key-cache.*}. */
  interface KeyCache {
    /** Keys older than this are never used. */
    @WithDefault("PT1H")
    Duration maxAge();

    /** Keys older than this are renewed; a withdrawn one is believed for twice this at most. */
    @WithDefault("PT5M")
    Duration refreshAfter();

    /** At most one fetch for an issuer in this time. */
    @WithDefault("PT10S")
    Duration cooldown();

    /** How long a fetch may take. */
    @WithDefault("PT2S")
    Duration fetchTimeout();

    /** How many issuers are remembered. */
    @WithDefault("2000")
    int maxIssuers();

    /** How many issuers of one host that were never heard of are asked per minute. */
    @WithDefault("600")
    int maxNewIssuersPerMinute();
  }
}
