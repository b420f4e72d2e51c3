package io.marketsuite.dispatcher.config;

import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.dispatcher.adapter.http.HttpOutbound;
import io.marketsuite.dispatcher.adapter.kafka.DispatcherTopics;
import io.marketsuite.dispatcher.adapter.kafka.RequestPoller;
import io.marketsuite.dispatcher.adapter.kafka.RequestReader;
import io.marketsuite.dispatcher.adapter.metrics.MeteredObservations;
import io.marketsuite.dispatcher.adapter.postgres.PostgresParkingLot;
import io.marketsuite.dispatcher.application.Dispatcher;
import io.marketsuite.dispatcher.application.Journal;
import io.marketsuite.dispatcher.application.TokenBroker;
import io.marketsuite.dispatcher.domain.Backoff;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** The dispatcher in the service: started with it, stopped with it. */
@ApplicationScoped
public class DispatcherService {
  private static final Duration QUIET_MARGIN = Duration.ofSeconds(2);

  private final DispatcherRuntime.Setup setup;
  private final MeterRegistry metrics;
  private DispatcherRuntime runtime;

  DispatcherService(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      DataSource database,
      TokenBroker broker,
      HttpCalls http,
      HttpOutbound.Rules outbound,
      CallbacksConfig callbacks,
      HookConfig hook,
      MeterRegistry metrics) {
    this.metrics = metrics;
    this.setup =
        new DispatcherRuntime.Setup(
            new HashMap<>(kafka),
            callbacks.group(),
            DispatcherTopics.ofTheSuite(),
            new PostgresParkingLot(database),
            broker,
            http,
            outbound,
            new MeteredObservations(metrics),
            settings(callbacks, hook));
  }

  private static DispatcherRuntime.Settings settings(CallbacksConfig config, HookConfig hook) {
    Backoff backoff =
        new Backoff(config.backoffBase(), config.backoffCap(), config.retryAfterCap());
    return new DispatcherRuntime.Settings(
        new Dispatcher.Limits(config.inFlight(), backoff),
        new RequestReader.Patience(config.giveUp(), hook.redrivenFor()),
        new RequestPoller.Limits(
            config.commitInterval(),
            config.outstandingPerPartition(),
            config.attemptDeadline().plus(QUIET_MARGIN),
            config.sessionTimeout()));
  }

  void start(@Observes StartupEvent event) {
    runtime = DispatcherRuntime.start(setup);
    Dispatcher dispatcher = runtime.dispatcher();
    metrics.gauge("suite.deliveries.parked.keys", dispatcher, Dispatcher::parkedKeys);
    metrics.gauge("suite.deliveries.in.memory", dispatcher, d -> d.inMemory().size());
    TimeGauge.builder(
            "suite.deliveries.oldest.undelivered",
            dispatcher,
            TimeUnit.MILLISECONDS,
            d -> d.oldestUndelivered().toMillis())
        .register(metrics);
  }

  void stop(@Observes ShutdownEvent event) {
    if (runtime != null) {
      runtime.close();
    }
  }

  @Produces
  @Singleton
  Journal journal() {
    return runtime.journal();
  }

  @Produces
  @Singleton
  Dispatcher dispatcher() {
    return runtime.dispatcher();
  }

  @Produces
  @Singleton
  RequestPoller poller() {
    return runtime.poller();
  }
}
