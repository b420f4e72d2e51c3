package io.marketsuite.lifecycle.adapter.projection;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells how far the timeline is. Never down: the processor decides and gates without it. */
@Readiness
@ApplicationScoped
public class TimelineHealth implements HealthCheck {
  private final TimelineProgress progress;

  TimelineHealth(TimelineProgress progress) {
    this.progress = progress;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("timeline")
        .up()
        .withData("database", progress.isDatabaseUp() ? "up" : "away")
        .withData("behind", progress.lag())
        .build();
  }
}
