package io.marketsuite.token.quarkus;

import io.marketsuite.token.TokenVerifier;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whose tokens are believed. Always up: a broken identity file is no reason to stop serving
 * by the rules before it.
 */
@Readiness
@Singleton
public class RulesHealth implements HealthCheck {
  private final TokenVerifier verifier;
  private final RulesWatch watch;

  RulesHealth(TokenVerifier verifier, RulesWatch watch) {
    this.verifier = verifier;
    this.watch = watch;
  }

  @Override
  public HealthCheckResponse call() {
    RulesState state = watch.state();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("identity")
            .up()
            .withData("rules", state.label())
            .withData("hosts", verifier.issuers().hosts().size());
    if (state instanceof RulesState.Kept(String why)) {
      response.withData("why", why);
    }
    return response.build();
  }
}
