package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.CallbackAttemptRecord;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.StoredTopicRecord;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.domain.Deadline;
import io.marketsuite.lifecycle.domain.Decider;
import io.marketsuite.lifecycle.domain.Decision;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.domain.Policy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * Around the pure core: reads an input, decides, keeps the state, forwards what came of it, all in
 * one transaction of Kafka.
 */
final class DecideProcessor implements Processor<byte[], byte[], Object, Object> {
  /** How often deadlines are looked at; they are in minutes, Updates' in seconds. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Logger LOG = Logger.getLogger(DecideProcessor.class);

  private final Policy policy;
  private final Decider decider;
  private final Effects effects;
  private final Duration tickInterval;
  private final DeadlineIndex deadlines = new DeadlineIndex();
  private ProcessorContext<Object, Object> context;
  private KeyValueStore<String, Installation> installations;
  private Instant nextTick = Instant.EPOCH;

  DecideProcessor(Policy policy, Duration tickInterval) {
    this.policy = policy;
    this.decider = new Decider(policy);
    this.effects = new Effects(policy);
    this.tickInterval = tickInterval;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    this.installations = context.getStateStore(LifecycleTopology.STORE);
    try (KeyValueIterator<String, Installation> all = installations.all()) {
      while (all.hasNext()) {
        KeyValue<String, Installation> entry = all.next();
        deadlines.replace(entry.key, Deadline.of(entry.value, policy));
      }
    }
    context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::appendTime);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata place = context.recordMetadata().orElseThrow();
    LifecycleInput input;
    try {
      input = read(record, place.topic());
    } catch (UnreadableRecordException e) {
      Record<byte[], byte[]> copy = Unreadable.of(record, place, e.getMessage());
      forward(copy.key(), copy.value(), copy, LifecycleTopology.TO_UNREADABLE);
      return;
    }
    Optional<Keys> keys = Complete.keys(input);
    if (keys.isPresent()) {
      decide(keys.get(), input, record, place);
    } else {
      forward(
          null,
          effects.tickRecord((Tick) input, place, record.timestamp()),
          record,
          LifecycleTopology.TO_EVENTS);
    }
  }

  private void decide(
      Keys keys, LifecycleInput input, Record<byte[], byte[]> record, RecordMetadata place) {
    String key = keys.toString();
    Installation before =
        Optional.ofNullable(installations.get(key))
            .orElseGet(() -> Installation.none(keys.tenantId(), keys.featureId()));
    Decision decision = decided(before, input, record, place);
    if (!decision.after().equals(before)) {
      installations.put(key, decision.after());
    }
    deadlines.replace(key, Deadline.of(decision.after(), policy));
    Optional<String> detailAt = Origin.read(record.headers());
    forward(
        key,
        effects.decisionRecord(decision, input, place, record.timestamp(), detailAt),
        record,
        LifecycleTopology.TO_EVENTS);
    effects
        .state(before, decision.after())
        .ifPresent(state -> forward(key, state, record, LifecycleTopology.TO_STATE));
    effects
        .outcomes(decision, input)
        .forEach(outcome -> forward(key, outcome, record, LifecycleTopology.TO_OUTCOMES));
    effects
        .provisioning(decision)
        .forEach(request -> forward(key, request, record, LifecycleTopology.TO_PROVISIONING));
    effects
        .callbacks(decision)
        .forEach(request -> forward(key, request, record, LifecycleTopology.TO_CALLBACKS));
  }

  /**
   * One input that the decider cannot take must not stop every tenant behind it: it is put aside
   * and leaves its decision record, which changes nothing. Nothing was written before this point.
   */
  private Decision decided(
      Installation before,
      LifecycleInput input,
      Record<byte[], byte[]> record,
      RecordMetadata place) {
    try {
      return decider.decide(before, input, Instant.ofEpochMilli(record.timestamp()));
    } catch (RuntimeException e) {
      LOG.errorf(
          e,
          "the decider failed on topic=%s partition=%d offset=%d",
          place.topic(),
          place.partition(),
          place.offset());
      Record<byte[], byte[]> copy =
          Unreadable.of(record, place, "the decider failed: " + e.getClass().getSimpleName());
      forward(copy.key(), copy.value(), copy, LifecycleTopology.TO_UNREADABLE);
      return new Decision(Verdict.IGNORED, Reason.DEFECT, List.of(), before);
    }
  }

  private LifecycleInput read(Record<byte[], byte[]> record, String topic) {
    LifecycleInput input = Wire.read(record.value(), type(topic));
    Complete.check(input);
    String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    Optional<Keys> expected = Complete.keys(input);
    if (expected.isPresent() && !expected.get().toString().equals(key)) {
      throw new UnreadableRecordException("the key is not the value's tenant/feature");
    }
    return input;
  }

  private static Class<? extends LifecycleInput> type(String topic) {
    return switch (topic) {
      case Topics.COMMANDS -> CommandTopicRecord.class;
      case Topics.STORED -> StoredTopicRecord.class;
      case Topics.PROVISIONING_RESULTS_KEYED -> ProvisioningResult.class;
      case Topics.CALLBACK_ATTEMPTS -> CallbackAttemptRecord.class;
      default -> throw new UnreadableRecordException("no input is expected on " + topic);
    };
  }

  /** The one thing a clock may do here: append a record that says what time it is. */
  private void appendTime(long wallClockMillis) {
    Instant now = Instant.ofEpochMilli(wallClockMillis);
    if (!now.isBefore(nextTick)) {
      nextTick = now.plus(tickInterval);
      append(null, new Tick(Wire.SCHEMA_VERSION, context.taskId().partition(), now), now);
    }
    List<DeadlineIndex.Due> due = deadlines.takeDue(now);
    for (DeadlineIndex.Due deadline : due) {
      Keys keys = Keys.parse(deadline.key());
      append(
          deadline.key(),
          new DeadlinePassed(
              Wire.SCHEMA_VERSION, keys.tenantId(), keys.featureId(), deadline.id(), now),
          now);
    }
  }

  private void append(String key, Object value, Instant now) {
    context.forward(new Record<>(key, value, now.toEpochMilli()), LifecycleTopology.TO_COMMANDS);
  }

  private void forward(Object key, Object value, Record<byte[], byte[]> cause, String sink) {
    context.forward(new Record<>(key, value, cause.timestamp(), cause.headers()), sink);
  }
}
