package io.marketsuite.settings.config;

import io.marketsuite.token.TokenVerifier;
import io.marketsuite.token.VerifierConfigBuilder;
import io.marketsuite.token.adapter.http.HttpJwksSource;
import io.marketsuite.token.carerix.CarerixTokens;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** The verifier of the marketplace's tokens. */
@ApplicationScoped
class Verifying {
  private static final Duration FETCH = Duration.ofSeconds(2);

  @Produces
  @Singleton
  HttpJwksSource keys() {
    return new HttpJwksSource(FETCH);
  }

  void close(@Disposes HttpJwksSource source) {
    source.close();
  }

  @Produces
  @Singleton
  @Startup
  TokenVerifier verifier(SettingsConfig config, HttpJwksSource source, InstantSource clock) {
    VerifierConfigBuilder builder =
        CarerixTokens.config()
            .hosts(config.identity().hosts().orElse(Set.of()))
            .dangerouslyAllowInsecureHosts(config.identity().allowInsecureHosts());
    config.identity().masterIssuer().ifPresent(builder::masterIssuer);
    return CarerixTokens.verifier(builder.build(), source, clock);
  }
}
