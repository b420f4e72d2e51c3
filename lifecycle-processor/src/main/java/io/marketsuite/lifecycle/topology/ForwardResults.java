package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;

/**
 * Copies the vendor's results, which may be partitioned any way, to the topic the processor reads,
 * under our key and with the origin's coordinates.
 */
final class ForwardResults implements Processor<byte[], byte[], Object, Object> {
  private static final Logger LOG = Logger.getLogger(ForwardResults.class);
  private static final int MAX_DETAIL = 500;

  private final RecordLimits limits;
  private ProcessorContext<Object, Object> context;
  private FailedInputs failed;

  ForwardResults(RecordLimits limits) {
    this.limits = limits;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    this.failed = FailedInputs.of(context.applicationId());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata origin = context.recordMetadata().orElseThrow();
    Outgoing keyed;
    try {
      keyed = keyed(record, origin);
    } catch (UnreadableRecordException e) {
      putAside(record, origin, e.getMessage());
      return;
    } catch (RuntimeException e) {
      throw new NothingWrittenException(e);
    }
    Headers headers = Cause.added(record.headers(), origin);
    Origin.write(headers, origin);
    context.forward(new Record<>(keyed.key(), keyed, record.timestamp(), headers), keyed.sink());
  }

  private Outgoing keyed(Record<byte[], byte[]> record, RecordMetadata origin) {
    if (failed.failuresOf(Cause.of(origin)) > 0) {
      throw new UnreadableRecordException("Kafka refused its copy");
    }
    long bytes = RecordLimits.bytes(record.key(), record.value(), record.headers());
    if (bytes > limits.input()) {
      throw new UnreadableRecordException("it is too large: " + bytes + " bytes");
    }
    ProvisioningResult result = Wire.read(record.value(), ProvisioningResult.class);
    Complete.check(result);
    return Outgoing.to(
        LifecycleTopology.TO_KEYED,
        Keys.of(result.tenantId(), result.featureId()),
        withShortDetail(result));
  }

  private void putAside(Record<byte[], byte[]> record, RecordMetadata origin, String reason) {
    LOG.warnf("unreadable input=%s reason=%s", Cause.of(origin), reason);
    Record<byte[], byte[]> copy = Unreadable.of(record, origin, reason, limits);
    context.forward(copy, LifecycleTopology.FORWARD_UNREADABLE);
  }

  /** A detail is a sentence; what is longer could make the copy larger than a record may be. */
  private static ProvisioningResult withShortDetail(ProvisioningResult it) {
    return new ProvisioningResult(
        it.schemaVersion(),
        it.requestId(),
        it.tenantId(),
        it.featureId(),
        it.status(),
        it.detail() == null
            ? Optional.empty()
            : it.detail().map(text -> text.substring(0, Math.min(text.length(), MAX_DETAIL))));
  }
}
