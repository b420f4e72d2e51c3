package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;

/**
 * What a processor fails on in a way nobody foresaw goes to Kafka Streams' dead-letter queue, in
 * the transaction of its offset, in the same form as every other unreadable record. That is right
 * only where nothing of the record was written; after any other failure the stream thread ends, its
 * transaction with it, and is replaced.
 *
 * <p>Source: KIP-1033, KIP-1034.
 */
public final class PuttingAside implements ProcessingExceptionHandler {
  private static final Logger LOG = Logger.getLogger(PuttingAside.class);

  private String topic = Topics.unreadable(LifecycleTopology.SERVICE);

  @Override
  public void configure(Map<String, ?> configs) {
    topic =
        Optional.ofNullable(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG))
            .map(Object::toString)
            .orElse(topic);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (!(exception instanceof NothingWrittenException)) {
      return Response.fail();
    }
    Place place = new Place(context.topic(), context.partition(), context.offset());
    LOG.errorf(exception, "poison input=%s", Cause.of(place));
    return Response.resume(List.of(aside(record, place, exception.getMessage())));
  }

  private ProducerRecord<byte[], byte[]> aside(Record<?, ?> record, Place place, String reason) {
    Record<byte[], byte[]> copy =
        Unreadable.of(
            new Record<>(
                (byte[]) record.key(),
                (byte[]) record.value(),
                record.timestamp(),
                record.headers()),
            place,
            reason,
            RecordLimits.STANDARD);
    Headers headers = copy.headers();
    return new ProducerRecord<>(topic, null, copy.timestamp(), copy.key(), copy.value(), headers);
  }

  private record Place(String topic, int partition, long offset) implements RecordMetadata {}
}
