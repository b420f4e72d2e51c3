package io.marketsuite.telemetry.adapter.kafka;

import io.marketsuite.telemetry.adapter.definitions.DefinitionFiles;
import io.marketsuite.telemetry.application.MetricCatalogue;
import io.marketsuite.telemetry.application.MetricLog;
import io.marketsuite.telemetry.application.MetricVerifier;
import io.marketsuite.telemetry.topology.TelemetryTopology;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;

/** Puts the parts together. */
final class StreamsBeans {
  private static final Logger LOG = Logger.getLogger(StreamsBeans.class);

  @Produces
  @Singleton
  MetricCatalogue catalogue() {
    return DefinitionFiles.load();
  }

  @Produces
  @Singleton
  Topology topology(TelemetryConfig config, EventPartitions partitions, MetricCatalogue catalogue) {
    return TelemetryTopology.build(
        new TelemetryTopology.Config(config.allowedLateness(), partitions, catalogue.refs()));
  }

  /** A thread that died took nothing with it: its transaction was aborted, and another begins. */
  @Produces
  @Singleton
  StreamsUncaughtExceptionHandler uncaught() {
    return failure -> {
      LOG.error("a stream thread failed and is replaced", failure);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    };
  }

  @Produces
  @Singleton
  MetricVerifier verifier(MetricLog log, TelemetryConfig config) {
    return new MetricVerifier(
        log, config.verifyAttempts(), () -> LockSupport.parkNanos(config.verifyPause().toNanos()));
  }
}
