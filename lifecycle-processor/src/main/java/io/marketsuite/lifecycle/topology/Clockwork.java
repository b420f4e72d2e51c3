package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.domain.Deadline;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.domain.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * The one thing a clock may do here: append a record that says what time it is, a tick of the
 * partition or a deadline that has passed. Not thread-safe: it belongs to one task.
 */
final class Clockwork {
  /** How often deadlines are looked at; they are in minutes, Updates' in seconds. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Logger LOG = Logger.getLogger(Clockwork.class);

  private final Policy policy;
  private final Duration tickInterval;
  private final DeadlineIndex deadlines = new DeadlineIndex();
  private ProcessorContext<Object, Object> context;
  private Instant nextTick = Instant.EPOCH;

  Clockwork(Policy policy, Duration tickInterval) {
    this.policy = policy;
    this.tickInterval = tickInterval;
  }

  /**
   * Takes up the deadlines of all installations of the task, and looks at the clock from now on.
   */
  void start(
      ProcessorContext<Object, Object> context, KeyValueStore<String, Installation> installations) {
    this.context = context;
    try (KeyValueIterator<String, Installation> all = installations.all()) {
      while (all.hasNext()) {
        takeUpNext(all);
      }
    }
    context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::append);
  }

  /** One installation that cannot be read must not keep the others from being decided. */
  private void takeUpNext(KeyValueIterator<String, Installation> all) {
    try {
      KeyValue<String, Installation> entry = all.next();
      deadlines(entry.key, Deadline.of(entry.value, policy));
    } catch (SerializationException e) {
      LOG.errorf(e, "an installation of task %s cannot be read", context.taskId());
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.errorf(e, "the deadlines of an installation of task %s are not known", context.taskId());
    }
  }

  /** The deadlines that stand now for an installation. */
  void deadlines(String key, List<Deadline> standing) {
    deadlines.replace(key, standing);
  }

  private void append(long wallClockMillis) {
    Instant now = Instant.ofEpochMilli(wallClockMillis);
    if (!now.isBefore(nextTick)) {
      nextTick = now.plus(tickInterval);
      append(null, new Tick(Wire.SCHEMA_VERSION, context.taskId().partition(), now), now);
    }
    for (DeadlineIndex.Due deadline : deadlines.takeDue(now)) {
      Keys keys = Keys.parse(deadline.key());
      append(
          deadline.key(),
          new DeadlinePassed(
              Wire.SCHEMA_VERSION, keys.tenantId(), keys.featureId(), deadline.id(), now),
          now);
    }
  }

  private void append(String key, Object value, Instant now) {
    Outgoing outgoing = Outgoing.to(LifecycleTopology.TO_COMMANDS, key, value);
    context.forward(new Record<>(key, outgoing, now.toEpochMilli()), outgoing.sink());
  }
}
