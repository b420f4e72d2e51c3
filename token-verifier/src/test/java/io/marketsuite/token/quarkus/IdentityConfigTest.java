package io.marketsuite.token.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.token.KeyCacheConfig;
import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.VerifierConfig;
import io.marketsuite.token.VerifierConfig.TenantClaim;
import io.marketsuite.token.carerix.CarerixTokens;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The keys of {@code suite.identity}: their defaults, their names, and what they lead to. */
class IdentityConfigTest {

  static IdentityConfig config(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        // As Quarkus reads paths: an empty text is none.
        .withConverter(Path.class, 200, text -> text.isEmpty() ? null : Path.of(text))
        .withSources(new EnvConfigSource(environment, 300))
        .withMapping(IdentityConfig.class)
        .build()
        .getConfigMapping(IdentityConfig.class);
  }

  @Test
  void the_defaults_are_carerixs_rules_and_closed() {
    IdentityConfig config = config(Map.of("SUITE_IDENTITY_HOSTS", "https://id.carerix.io"));

    assertThat(config.file()).isEmpty();
    assertThat(config.reloadInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(new IdentityRules(config).load())
        .isEqualTo(
            CarerixTokens.config().hosts(Set.of("id.carerix.io")).verifiedTokens(10_000).build());
  }

  @Test
  void without_hosts_nothing_starts() {
    IdentityRules rules = new IdentityRules(config(Map.of()));

    assertThatThrownBy(rules::load)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("identity servers");
  }

  @Test
  void http_and_ports_need_the_word_insecure() {
    IdentityRules rules =
        new IdentityRules(config(Map.of("SUITE_IDENTITY_HOSTS", "http://localhost:8091")));

    assertThatThrownBy(rules::load).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void each_key_can_be_set_by_the_environment() {
    IdentityConfig config =
        config(
            Map.ofEntries(
                Map.entry("SUITE_IDENTITY_HOSTS", "http://localhost:8091,http://localhost:8092"),
                Map.entry("SUITE_IDENTITY_MASTER_ISSUER", "http://localhost:8091/auth/realms/m"),
                Map.entry("SUITE_IDENTITY_MARKETPLACE_CLIENT", "features.apps.example"),
                Map.entry("SUITE_IDENTITY_REALM_PATTERN", "[A-Za-z]+"),
                Map.entry("SUITE_IDENTITY_TENANT_CLAIM", "any-text"),
                Map.entry("SUITE_IDENTITY_ALGORITHMS", "RS256,ES256"),
                Map.entry("SUITE_IDENTITY_SKEW", "PT5S"),
                Map.entry("SUITE_IDENTITY_MAX_TOKEN_CHARS", "4096"),
                Map.entry("SUITE_IDENTITY_VERIFIED_TOKENS", "0"),
                Map.entry("SUITE_IDENTITY_KEY_CACHE_MAX_AGE", "PT30M"),
                Map.entry("SUITE_IDENTITY_KEY_CACHE_REFRESH_AFTER", "PT1M"),
                Map.entry("SUITE_IDENTITY_KEY_CACHE_COOLDOWN", "PT5S"),
                Map.entry("SUITE_IDENTITY_KEY_CACHE_FETCH_TIMEOUT", "PT1S"),
                Map.entry("SUITE_IDENTITY_KEY_CACHE_MAX_ISSUERS", "7"),
                Map.entry("SUITE_IDENTITY_KEY_CACHE_MAX_NEW_ISSUERS_PER_MINUTE", "8"),
                Map.entry("SUITE_IDENTITY_RELOAD_INTERVAL", "PT1S"),
                Map.entry("SUITE_IDENTITY_ALLOW_INSECURE_HOSTS", "true")));

    VerifierConfig rules = new IdentityRules(config).load();

    assertThat(config.reloadInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(rules)
        .isEqualTo(
            CarerixTokens.config()
                .hosts(Set.of("http://localhost:8091", "http://localhost:8092"))
                .masterIssuer("http://localhost:8091/auth/realms/m")
                .marketplaceClient("features.apps.example")
                .realmPattern("[A-Za-z]+")
                .tenantClaim(TenantClaim.ANY_TEXT)
                .algorithms(Set.of(SigningAlgorithm.RS256, SigningAlgorithm.ES256))
                .skew(Duration.ofSeconds(5))
                .maxTokenChars(4096)
                .verifiedTokens(0)
                .keyCache(
                    new KeyCacheConfig(
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        7,
                        8))
                .dangerouslyAllowInsecureHosts(true)
                .build());
  }
}
