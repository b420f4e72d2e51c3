package io.marketsuite.simulator.adapter;

import io.marketsuite.simulator.application.LogEntry;
import io.marketsuite.simulator.domain.CommandKind;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The one place of log lines and metrics. Labels come from closed sets; no body, no secret. */
@Singleton
class Observation {
  private static final Logger LOG = Logger.getLogger("simulator");

  private final MeterRegistry metrics;

  Observation(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void observe(LogEntry entry) {
    switch (entry) {
      case LogEntry.Command command -> command(command);
      case LogEntry.Callback callback -> callback(callback);
      case LogEntry.SettingsRead read -> settings(read);
      case LogEntry.StatusChange change ->
          LOG.infof(
              "status tenant=%s feature=%s from=%s to=%s cause=%s",
              change.tenantId(), change.featureId(), change.from(), change.to(), change.cause());
      case LogEntry.TokenRequest token -> {
        metrics
            .counter("simulator.tokens", "status", String.valueOf(token.httpStatus()))
            .increment();
        LOG.debugf("token tenant=%s status=%d", token.tenantId(), token.httpStatus());
      }
    }
  }

  private void command(LogEntry.Command command) {
    if (command.outcome() == null) {
      return;
    }
    String kind = CommandKind.named(command.kind()).map(CommandKind::wireName).orElse("other");
    metrics
        .timer("simulator.commands", "kind", kind, "outcome", command.outcome())
        .record(Duration.ofMillis(command.latencyMs()));
    LOG.infof(
        "command tenant=%s feature=%s kind=%s status=%s outcome=%s latencyMs=%d commandId=%s",
        command.tenantId(),
        command.featureId(),
        kind,
        command.httpStatus(),
        command.outcome(),
        command.latencyMs(),
        command.commandId());
  }

  private void callback(LogEntry.Callback callback) {
    metrics.counter("simulator.callbacks", "answer", callback.code()).increment();
    LOG.infof(
        "callback tenant=%s feature=%s kind=%s callback=%s status=%d answer=%s",
        callback.tenantId(),
        callback.featureId(),
        callback.kind(),
        callback.status(),
        callback.httpStatus(),
        callback.code());
  }

  private void settings(LogEntry.SettingsRead read) {
    metrics
        .timer("simulator.settings.reads", "slow", String.valueOf(read.slow()))
        .record(Duration.ofMillis(read.latencyMs()));
    LOG.infof(
        "settings tenant=%s feature=%s status=%s latencyMs=%d slow=%s",
        read.tenantId(), read.featureId(), read.httpStatus(), read.latencyMs(), read.slow());
  }
}
