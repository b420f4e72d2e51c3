package io.marketsuite.token.quarkus;

import io.marketsuite.token.KeyCacheConfig;
import io.marketsuite.token.VerifierConfig;
import io.marketsuite.token.VerifierConfigBuilder;
import io.marketsuite.token.adapter.file.RulesReload;
import io.marketsuite.token.carerix.CarerixTokens;
import java.util.Optional;
import java.util.Set;

/** The rules that the configuration and, where there is one, the identity file make. */
final class IdentityRules {
  private final IdentityConfig config;
  private final Optional<RulesReload> reload;

  IdentityRules(IdentityConfig config) {
    this.config = config;
    this.reload = config.file().map(file -> new RulesReload(file, this::configured));
  }

  /**
   * The rules to begin with.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  VerifierConfig load() {
    return reload.map(RulesReload::load).orElseGet(() -> configured().build());
  }

  /** The file to follow, if there is one. */
  Optional<RulesReload> reload() {
    return reload;
  }

  private VerifierConfigBuilder configured() {
    VerifierConfigBuilder rules =
        CarerixTokens.config()
            .hosts(config.hosts().orElse(Set.of()))
            .tenantClaim(config.tenantClaim())
            .algorithms(config.algorithms())
            .skew(config.skew())
            .maxTokenChars(config.maxTokenChars())
            .keyCache(keyCache(config.keyCache()))
            .verifiedTokens(config.verifiedTokens())
            .dangerouslyAllowInsecureHosts(config.allowInsecureHosts());
    config.masterIssuer().ifPresent(rules::masterIssuer);
    config.marketplaceClient().ifPresent(rules::marketplaceClient);
    config.realmPattern().ifPresent(rules::realmPattern);
    return rules;
  }

  private static KeyCacheConfig keyCache(IdentityConfig.KeyCache keys) {
    return new KeyCacheConfig(
        keys.maxAge(),
        keys.refreshAfter(),
        keys.cooldown(),
        keys.fetchTimeout(),
        keys.maxIssuers(),
        keys.maxNewIssuersPerMinute());
  }
}
