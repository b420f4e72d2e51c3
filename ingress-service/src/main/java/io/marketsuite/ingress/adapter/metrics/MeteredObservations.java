package io.marketsuite.ingress.adapter.metrics;

import io.marketsuite.boundary.inbound.LogBudget;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.ingress.application.AnsweredCommand;
import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.domain.Answer;
import io.marketsuite.ingress.domain.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Counts with Micrometer, and writes the one log line per command. */
public final class MeteredObservations implements Observations {
  private static final Logger LOG = Logger.getLogger("io.marketsuite.ingress");

  private final LogBudget refusedRequests = LogBudget.of(100);
  private final LogBudget refusedTokens = LogBudget.of(100);
  private final MeterRegistry meters;
  private final Counter events;

  public MeteredObservations(MeterRegistry meters) {
    this.meters = meters;
    this.events = meters.counter("ingress.telemetry.events");
  }

  @Override
  public void answered(AnsweredCommand answered, boolean written) {
    Command command = answered.command();
    String kind = label(command.kind());
    String status = Integer.toString(answered.answer().status());
    meters.counter("ingress.answers", "kind", kind, "status", status).increment();
    meters.timer("ingress.answer.latency", "kind", kind).record(answered.latency());
    LOG.infof(
        "command answered tenant=%s feature=%s commandId=%s kind=%s status=%s reason=%s"
            + " latencyMs=%d written=%b",
        command.tenantId(),
        command.featureId(),
        command.commandId(),
        command.kind(),
        status,
        reason(answered.answer()),
        answered.latency().toMillis(),
        written);
  }

  private static String reason(Answer answer) {
    return switch (answer) {
      case Answer.Done() -> "done";
      case Answer.Accepted() -> "accepted";
      case Answer.Refused(var problem) -> problem.type();
      case Answer.Unavailable(var problem) -> problem.type();
    };
  }

  @Override
  public void refused(Route route, ProblemType type) {
    meters.counter("ingress.refusals", "route", label(route), "reason", type.label()).increment();
    // The other routes are open to everybody, or asked too often for a line each.
    Logger.Level level = route == Route.MANAGEMENT ? Logger.Level.INFO : Logger.Level.DEBUG;
    refusedRequests
        .line()
        .ifPresent(
            leftOut ->
                LOG.logf(
                    level,
                    "request refused route=%s reason=%s leftOut=%d",
                    label(route),
                    type.label(),
                    leftOut));
  }

  @Override
  public void tokenRefused(Route route, String check, String diagnostics) {
    meters.counter("ingress.token.refusals", "route", label(route), "check", check).increment();
    refusedTokens
        .line()
        .ifPresent(
            leftOut ->
                LOG.infof(
                    "token refused route=%s check=%s %s leftOut=%d",
                    label(route), check, diagnostics, leftOut));
  }

  @Override
  public void telemetryTaken(int events) {
    this.events.increment(events);
  }

  @Override
  public void outcomeUnclaimed() {
    meters.counter("ingress.outcomes.unclaimed").increment();
  }

  @Override
  public void unreadable(String topic, int partition, long offset, String reason) {
    meters.counter("ingress.unreadable", "topic", topic).increment();
    LOG.errorf(
        "unreadable record topic=%s partition=%d offset=%d reason=%s",
        topic, partition, offset, reason);
  }

  @Override
  public void answerNotRecorded(AnsweredCommand answered) {
    meters.counter("ingress.answers.unrecorded").increment();
    LOG.warnf(
        "answer could not be recorded tenant=%s feature=%s commandId=%s status=%d",
        answered.command().tenantId(),
        answered.command().featureId(),
        answered.command().commandId(),
        answered.answer().status());
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
