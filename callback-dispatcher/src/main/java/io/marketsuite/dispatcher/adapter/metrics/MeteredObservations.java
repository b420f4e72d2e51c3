package io.marketsuite.dispatcher.adapter.metrics;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.dispatcher.application.Attempt;
import io.marketsuite.dispatcher.application.Observations;
import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.PartitionId;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Logs with fixed keys and counts with labels of closed sets. Thread-safe. */
public final class MeteredObservations implements Observations {
  private static final Logger LOG = Logger.getLogger("io.marketsuite.dispatcher.deliveries");

  private final MeterRegistry metrics;

  public MeteredObservations(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  public void attempted(Delivery delivery, Attempt attempt) {
    String outcome = word(attempt.outcome());
    metrics
        .timer("suite.deliveries.attempts", "channel", channel(delivery), "outcome", outcome)
        .record(attempt.latency());
    LOG.infof(
        "attempted %s attempt=%d outcome=%s error=%s latencyMs=%d",
        keys(delivery),
        attempt.number(),
        outcome,
        attempt.result().error().orElse("none"),
        attempt.latency().toMillis());
  }

  @Override
  public void ended(Delivery delivery, CallbackEnding ending, int attempts) {
    metrics
        .counter("suite.deliveries.ended", "channel", channel(delivery), "ending", word(ending))
        .increment();
    String line = "ended %s ending=%s attempts=%d";
    switch (ending) {
      case DELIVERED, JOINED, SUPERSEDED, PRESUMED_DELIVERED, DISCARDED ->
          LOG.infof(line, keys(delivery), word(ending), attempts);
      case REFUSED, DEAD_LETTERED -> LOG.warnf(line, keys(delivery), word(ending), attempts);
    }
  }

  @Override
  public void parked(Delivery head, int count) {
    metrics.counter("suite.deliveries.parkings", "channel", channel(head)).increment();
    LOG.warnf("parked %s count=%d", keys(head), count);
  }

  @Override
  public void brokerAway(String why) {
    metrics.counter("suite.deliveries.broker.away").increment();
    LOG.warnf("token broker away, callbacks wait reason=%s", why);
  }

  @Override
  public void repeated(PartitionId partition, String key, String work, Throwable why) {
    metrics.counter("suite.deliveries.work.repeated", "work", word(work)).increment();
    LOG.warnf(
        "work to be repeated partition=%s key=%s work=%s reason=%s", partition, key, work, why);
  }

  @Override
  public void fenced(PartitionId partition) {
    metrics.counter("suite.deliveries.fenced").increment();
    LOG.warnf("another instance owns partition=%s", partition);
  }

  private static String keys(Delivery delivery) {
    return "tenant=%s feature=%s generation=%d commandId=%s kind=%s channel=%s"
        .formatted(
            delivery.tenantId(),
            delivery.featureId(),
            delivery.generation(),
            delivery.id(),
            delivery.kind(),
            channel(delivery));
  }

  private static String channel(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Callback _ -> "callback";
      case Delivery.Hook _ -> "hook";
    };
  }

  private static String word(Object name) {
    return name.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
