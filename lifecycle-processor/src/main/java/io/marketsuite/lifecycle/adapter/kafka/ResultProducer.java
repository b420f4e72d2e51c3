package io.marketsuite.lifecycle.adapter.kafka;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Appends vendors' results to their topic. Thread-safe; blocks until the log has the record. */
@ApplicationScoped
public class ResultProducer {
  private static final Logger LOG = Logger.getLogger(ResultProducer.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private final Producer<String, byte[]> producer;

  ResultProducer(
      @ConfigProperty(name = "kafka.bootstrap.servers", defaultValue = "localhost:9092")
          String bootstrap) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
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

  /**
   * @return whether the log has it; if not it may still arrive, which is harmless: a second result
   *     is ignored
   */
  public boolean send(ProvisioningResult result) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.PROVISIONING_RESULTS,
                  Keys.of(result.tenantId(), result.featureId()),
                  Wire.write(result)))
          .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.warnf("a provisioning result was not recorded: %s", e.getClass().getSimpleName());
      return false;
    }
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
