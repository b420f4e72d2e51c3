package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.CallbackAttemptRecord;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.StoredTopicRecord;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.domain.Policy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * Around the pure core: reads an input, decides, keeps the state, forwards what came of it, all in
 * one transaction of Kafka. First all of it is prepared, then all of it is written.
 */
final class DecideProcessor implements Processor<byte[], byte[], Object, Object> {
  private static final Logger LOG = Logger.getLogger(DecideProcessor.class);

  private final Preparing preparing;
  private final RecordLimits limits;
  private final Clockwork clockwork;
  private ProcessorContext<Object, Object> context;
  private KeyValueStore<String, Installation> installations;
  private FailedInputs failed;

  DecideProcessor(Policy policy, Duration tickInterval, RecordLimits limits) {
    this.preparing = new Preparing(policy, limits);
    this.limits = limits;
    this.clockwork = new Clockwork(policy, tickInterval);
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    this.installations = context.getStateStore(LifecycleTopology.STORE);
    this.failed = FailedInputs.of(context.applicationId());
    clockwork.start(context, installations);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata place = context.recordMetadata().orElseThrow();
    write(prepared(record, place), record, place);
  }

  /**
   * Writes nothing.
   *
   * @throws KafkaException if the store or a client fails: the record is not to blame
   * @throws NothingWrittenException if the record fails in a way nobody foresaw
   */
  private Prepared prepared(Record<byte[], byte[]> record, RecordMetadata place) {
    try {
      return prepare(record, place);
    } catch (UnreadableRecordException | PoisonException e) {
      return Prepared.unread(e.getMessage());
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NothingWrittenException(e);
    }
  }

  private Prepared prepare(Record<byte[], byte[]> record, RecordMetadata place) {
    int failures = failed.failuresOf(Cause.of(place));
    if (failures > 2) {
      return Prepared.unread("Kafka refused its decision, and the decision to put it aside");
    }
    LifecycleInput input = read(record, place.topic());
    Preparing.Given given = new Preparing.Given(input, record, place);
    Optional<Keys> keys = Complete.keys(input);
    if (keys.isEmpty()) {
      return preparing.tick((Tick) input, given);
    }
    try {
      if (failures > 0) {
        throw new PoisonException("Kafka refused what was decided");
      }
      return preparing.decision(keys.get(), before(keys.get()), given);
    } catch (PoisonException e) {
      LOG.errorf(e, "poison input=%s key=%s", Cause.of(place), keys.get());
      // If that was refused as well, nobody is told: only its decision is left to be tried.
      return preparing.defect(keys.get(), e.getMessage(), given, failures < 2);
    }
  }

  private Installation before(Keys keys) {
    try {
      return Optional.ofNullable(installations.get(keys.toString()))
          .orElseGet(() -> Installation.none(keys.tenantId(), keys.featureId()));
    } catch (SerializationException e) {
      throw new PoisonException("the state of its installation cannot be read", e);
    }
  }

  private void write(Prepared prepared, Record<byte[], byte[]> record, RecordMetadata place) {
    prepared.aside().ifPresent(reason -> putAside(record, place, reason));
    prepared.change().ifPresent(this::keep);
    Headers headers = Cause.added(record.headers(), place);
    prepared
        .outgoing()
        .forEach(
            it ->
                context.forward(
                    new Record<>(it.key(), it, record.timestamp(), headers), it.sink()));
  }

  private void putAside(Record<byte[], byte[]> record, RecordMetadata place, String reason) {
    LOG.warnf("unreadable input=%s reason=%s", Cause.of(place), reason);
    Record<byte[], byte[]> copy = Unreadable.of(record, place, reason, limits);
    context.forward(copy, LifecycleTopology.TO_UNREADABLE);
  }

  private void keep(Prepared.Change change) {
    change.after().ifPresent(after -> installations.put(change.key(), after));
    clockwork.deadlines(change.key(), change.deadlines());
  }

  private LifecycleInput read(Record<byte[], byte[]> record, String topic) {
    long bytes = RecordLimits.bytes(record.key(), record.value(), record.headers());
    if (bytes > limits.input()) {
      throw new UnreadableRecordException("it is too large: " + bytes + " bytes");
    }
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
}
