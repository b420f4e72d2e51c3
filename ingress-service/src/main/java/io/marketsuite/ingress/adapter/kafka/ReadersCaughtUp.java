package io.marketsuite.ingress.adapter.kafka;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Ready once the readers have been at the end of their topics: before that an answer could be
 * missed. It does not go back when the broker hiccups.
 */
public final class ReadersCaughtUp implements HealthCheck {
  private final TopicReader outcomes;
  private final TopicReader installations;

  public ReadersCaughtUp(TopicReader outcomes, TopicReader installations) {
    this.outcomes = outcomes;
    this.installations = installations;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("readers")
        .withData("outcomes", outcomes.caughtUp())
        .withData("installations", installations.caughtUp())
        .status(outcomes.caughtUp() && installations.caughtUp())
        .build();
  }
}
