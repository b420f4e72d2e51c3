package io.marketsuite.telemetry.adapter.kafka;

import jakarta.enterprise.inject.Produces;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * Alive as long as the stream can still come to run: waiting for topics and rebalancing are alive,
 * or a restart would begin the same wait again. Ready when it runs.
 */
final class StreamsHealth {
  @Produces
  @Liveness
  HealthCheck liveness(KafkaStreams streams) {
    return () -> response("metrics stream is alive", streams, isAlive(streams.state()));
  }

  @Produces
  @Readiness
  HealthCheck readiness(KafkaStreams streams) {
    return () ->
        response("metrics stream runs", streams, streams.state() == KafkaStreams.State.RUNNING);
  }

  static boolean isAlive(KafkaStreams.State state) {
    return switch (state) {
      case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN -> true;
      case NOT_RUNNING, PENDING_ERROR, ERROR -> false;
    };
  }

  private static HealthCheckResponse response(String name, KafkaStreams streams, boolean up) {
    return HealthCheckResponse.named(name)
        .status(up)
        .withData("state", streams.state().name())
        .build();
  }
}
