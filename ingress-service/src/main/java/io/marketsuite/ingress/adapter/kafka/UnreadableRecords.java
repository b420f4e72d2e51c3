package io.marketsuite.ingress.adapter.kafka;

import io.marketsuite.contracts.Topics;
import io.marketsuite.ingress.application.Observations;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Puts aside what could not be read, bytes unchanged, with the reason and the origin in headers. A
 * reader goes on whether or not that succeeds: the record stays in its own topic either way.
 */
public final class UnreadableRecords {
  /** Where they go. */
  public static final String TOPIC = Topics.unreadable("ingress-service");

  private static final Logger LOG = Logger.getLogger(UnreadableRecords.class);
  private static final long PATIENCE_SECONDS = 6;

  private final Producer<byte[], byte[]> producer;
  private final Observations observations;

  public UnreadableRecords(Producer<byte[], byte[]> producer, Observations observations) {
    this.producer = producer;
    this.observations = observations;
  }

  /** Puts a record aside and waits for the acknowledgement. */
  void putAside(ConsumerRecord<byte[], byte[]> origin, String reason) {
    observations.unreadable(origin.topic(), origin.partition(), origin.offset(), reason);
    ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(TOPIC, origin.key(), origin.value());
    Appending.header(copy.headers(), "reason", reason);
    Appending.header(copy.headers(), "origin.topic", origin.topic());
    Appending.header(copy.headers(), "origin.partition", Integer.toString(origin.partition()));
    Appending.header(copy.headers(), "origin.offset", Long.toString(origin.offset()));
    try {
      Appending.send(producer, copy).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException notAcknowledged) {
      LOG.errorf(
          "unreadable record could not be put aside topic=%s partition=%d offset=%d",
          origin.topic(), origin.partition(), origin.offset());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
