package io.marketsuite.settings.adapter.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while decisions are being read; the database's own check stands beside it. */
@Readiness
@ApplicationScoped
class DecisionsReadiness implements HealthCheck {
  private final DecisionConsumer decisions;

  DecisionsReadiness(DecisionConsumer decisions) {
    this.decisions = decisions;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("decisions").status(decisions.isRunning()).build();
  }
}
