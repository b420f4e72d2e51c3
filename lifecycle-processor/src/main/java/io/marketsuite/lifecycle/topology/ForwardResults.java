package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Copies the vendor's results, which may be partitioned any way, to the topic the processor reads,
 * under our key and with the origin's coordinates.
 */
final class ForwardResults implements Processor<byte[], byte[], Object, Object> {
  private static final int MAX_DETAIL = 500;
  private ProcessorContext<Object, Object> context;

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata origin = context.recordMetadata().orElseThrow();
    try {
      ProvisioningResult result = Wire.read(record.value(), ProvisioningResult.class);
      Complete.check(result);
      result = withShortDetail(result);
      Record<Object, Object> keyed =
          new Record<>(
              Keys.of(result.tenantId(), result.featureId()),
              result,
              record.timestamp(),
              record.headers());
      Origin.write(keyed.headers(), origin);
      context.forward(keyed, LifecycleTopology.TO_KEYED);
    } catch (UnreadableRecordException e) {
      Record<byte[], byte[]> copy = Unreadable.of(record, origin, e.getMessage());
      context.forward(
          new Record<Object, Object>(copy.key(), copy.value(), copy.timestamp(), copy.headers()),
          LifecycleTopology.FORWARD_UNREADABLE);
    }
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
