package io.marketsuite.lifecycle.adapter.orders;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.application.OrderLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/** Appends orders to the command topic, through an idempotent producer of its own. */
public final class KafkaOrderLog implements OrderLog, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(KafkaOrderLog.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private final Producer<String, byte[]> producer;

  public KafkaOrderLog(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "lifecycle-processor-orders",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                1000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) LIMIT.toMillis()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @Override
  public List<Boolean> append(List<Keyed> records) {
    List<Optional<Future<RecordMetadata>>> sent = new ArrayList<>();
    for (Keyed record : records) {
      sent.add(send(record));
    }
    return sent.stream().map(it -> it.filter(KafkaOrderLog::acknowledged).isPresent()).toList();
  }

  private Optional<Future<RecordMetadata>> send(Keyed record) {
    try {
      return Optional.of(
          producer.send(
              new ProducerRecord<>(Topics.COMMANDS, record.key(), Wire.write(record.value()))));
    } catch (KafkaException away) {
      LOG.warnf("kind=order-not-sent cause=%s", away.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** It ends by itself, within the delivery timeout. */
  private static boolean acknowledged(Future<RecordMetadata> sent) {
    try {
      sent.get();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      LOG.warnf("kind=order-not-acknowledged cause=%s", e.getCause().getClass().getSimpleName());
      return false;
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
