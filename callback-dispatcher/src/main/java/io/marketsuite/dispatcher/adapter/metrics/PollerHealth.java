package io.marketsuite.dispatcher.adapter.metrics;

import io.marketsuite.dispatcher.adapter.kafka.RequestPoller;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive unless polling has failed for good; a broker that is away for a while is none of that. */
@Liveness
@ApplicationScoped
public class PollerHealth implements HealthCheck {
  private final RequestPoller poller;

  PollerHealth(RequestPoller poller) {
    this.poller = poller;
  }

  @Override
  public HealthCheckResponse call() {
    boolean failed =
        switch (poller.condition()) {
          case RUNNING, CLOSED -> false;
          case FAILED -> true;
        };
    return HealthCheckResponse.named("request-poller")
        .status(!failed)
        .withData("joined", poller.joined())
        .build();
  }
}
