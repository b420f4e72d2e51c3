package io.marketsuite.lifecycle.topology;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jboss.logging.Logger;

/**
 * What becomes of a record that Kafka did not take. A transaction with a refused record in it can
 * only be aborted, so going on is not possible; what can be repeated is, everything else ends the
 * stream thread, which is replaced. If the record itself was at fault, its input is remembered and
 * put aside when it comes again, instead of being refused for ever.
 *
 * <p>Source: KIP-1034; KAFKA-15259.
 */
public final class RefusedRecords implements ProductionExceptionHandler {
  private static final Logger LOG = Logger.getLogger(RefusedRecords.class);

  private FailedInputs failed;

  @Override
  public void configure(Map<String, ?> configs) {
    failed = FailedInputs.of(String.valueOf(configs.get(StreamsConfig.APPLICATION_ID_CONFIG)));
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    if (exception instanceof RetriableException) {
      return Response.retry();
    }
    if (isAboutTheRecord(exception)) {
      Cause.read(record.headers())
          .ifPresent(
              cause -> {
                LOG.errorf(
                    "poison input=%s: %s refused what came of it: %s",
                    cause, record.topic(), exception.getMessage());
                failed.note(cause);
              });
    }
    return Response.fail();
  }

  /** Which repeating does not mend. */
  private static boolean isAboutTheRecord(Exception exception) {
    return exception instanceof RecordTooLargeException
        || exception instanceof InvalidRecordException
        || exception instanceof InvalidTimestampException;
  }
}
