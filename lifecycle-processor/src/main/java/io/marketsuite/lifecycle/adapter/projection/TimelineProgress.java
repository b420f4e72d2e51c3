package io.marketsuite.lifecycle.adapter.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * How far the timeline is, for metrics, health and log: {@code lifecycle.timeline.lag} in records,
 * {@code lifecycle.timeline.records}, {@code lifecycle.timeline.unreadable} by reason, {@code
 * lifecycle.timeline.database.up}. Thread-safe.
 */
@ApplicationScoped
public class TimelineProgress {
  private static final Logger LOG = Logger.getLogger(TimelineProgress.class);
  private static final long FAR_BEHIND = 1_000;
  private static final Duration REPEAT = Duration.ofSeconds(10);

  /** Why a record was passed over: a closed set. */
  enum Passed {
    UNREADABLE,
    NOT_WRITTEN
  }

  private final AtomicLong lag = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final MeterRegistry metrics;
  private final Counter records;
  private volatile boolean databaseUp;
  private boolean awayTold;
  private boolean catchingUp;
  private long toldAt;
  private long writtenAtStart;

  TimelineProgress(MeterRegistry metrics) {
    this.metrics = metrics;
    this.records = metrics.counter("lifecycle.timeline.records");
    Gauge.builder("lifecycle.timeline.lag", lag, AtomicLong::doubleValue)
        .description("records not in the timeline yet, of this instance's partitions")
        .register(metrics);
    Gauge.builder("lifecycle.timeline.database.up", this, it -> it.databaseUp ? 1 : 0)
        .register(metrics);
    for (Passed reason : Passed.values()) {
      counter(reason);
    }
  }

  /** Records not in the timeline yet, of this instance's partitions, when last measured. */
  public long lag() {
    return lag.get();
  }

  /** Records that this process has put into the timeline. */
  public long written() {
    return written.get();
  }

  /** Whether PostgreSQL answered the last time it was asked. */
  public boolean isDatabaseUp() {
    return databaseUp;
  }

  void wrote(int count) {
    databaseAnswered();
    written.addAndGet(count);
    records.increment(count);
  }

  void databaseAnswered() {
    if (awayTold) {
      LOG.info("kind=timeline-goes-on");
    }
    awayTold = false;
    databaseUp = true;
  }

  void databaseAway(String state, Duration wait) {
    if (!awayTold) {
      LOG.warnf("kind=timeline-waits sqlstate=%s wait=%s", state, wait);
    }
    awayTold = true;
    databaseUp = false;
  }

  /** A record that cannot be told does not hold up the others; where it stands is said. */
  void passed(ConsumerRecord<?, ?> message, Passed reason, String why) {
    LOG.warnf(
        "kind=timeline-passed reason=%s topic=%s partition=%d offset=%d why=%s",
        reason, message.topic(), message.partition(), message.offset(), why);
    counter(reason).increment();
  }

  private Counter counter(Passed reason) {
    return metrics.counter(
        "lifecycle.timeline.unreadable",
        "reason",
        reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** A long catch-up says how far it is; for the reading thread alone. */
  void measured(long behind) {
    lag.set(behind);
    long now = System.nanoTime();
    if (!catchingUp && behind > FAR_BEHIND) {
      catchingUp = true;
      writtenAtStart = written.get();
      toldAt = now - REPEAT.toNanos();
    }
    if (catchingUp && behind == 0) {
      catchingUp = false;
      LOG.infof("kind=timeline-caught-up records=%d", written.get() - writtenAtStart);
    } else if (catchingUp && now - toldAt >= REPEAT.toNanos()) {
      toldAt = now;
      LOG.infof(
          "kind=timeline-catching-up records=%d behind=%d", written.get() - writtenAtStart, behind);
    }
  }
}
