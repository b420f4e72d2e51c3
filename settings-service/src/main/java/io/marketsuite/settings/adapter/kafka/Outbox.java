package io.marketsuite.settings.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** What was sent and is not yet known to be acknowledged. For the consumer's thread alone. */
final class Outbox {
  private final Producer<byte[], byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  Outbox(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  void send(ProducerRecord<byte[], byte[]> message) {
    sent.add(producer.send(message));
  }

  /**
   * Waits for all that was sent; afterwards the outbox is empty in any case.
   *
   * @throws KafkaException if one was not acknowledged
   */
  void awaitAcknowledged() {
    List<Future<RecordMetadata>> waiting = List.copyOf(sent);
    sent.clear();
    for (Future<RecordMetadata> acknowledgement : waiting) {
      try {
        acknowledgement.get();
      } catch (ExecutionException e) {
        throw new KafkaException("A record was not acknowledged", e.getCause());
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
  }
}
