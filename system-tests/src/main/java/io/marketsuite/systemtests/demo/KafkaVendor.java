package io.marketsuite.systemtests.demo;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The part of a vendor's software that takes its work from Kafka: what follows a Delete. */
final class KafkaVendor implements AutoCloseable {
  private volatile boolean closed;
  private final Thread worker;

  KafkaVendor(String bootstrap) {
    worker = Thread.ofPlatform().name("vendor").daemon().start(() -> work(bootstrap));
  }

  private void work(String bootstrap) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap);
        KafkaProducer<String, byte[]> producer = producer(bootstrap)) {
      consumer.subscribe(List.of(Topics.PROVISIONING_REQUESTS));
      while (!closed) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> take(record.value(), producer));
      }
    }
  }

  private static void take(byte[] value, KafkaProducer<String, byte[]> producer) {
    ProvisioningTopicRecord record = Wire.read(value, ProvisioningTopicRecord.class);
    if (record instanceof ProvisioningRequest request
        && request.delivery() == ProvisioningDelivery.KAFKA) {
      ProvisioningResult done =
          new ProvisioningResult(
              1,
              request.requestId(),
              request.tenantId(),
              request.featureId(),
              ProvisioningStatus.SUCCESS,
              Optional.empty());
      // Any key will do: the suite brings results under its own.
      producer.send(
          new ProducerRecord<>(
              Topics.PROVISIONING_RESULTS, "vendor-" + request.requestId(), Wire.write(done)));
      producer.flush();
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ConsumerConfig.GROUP_ID_CONFIG, "vendor",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static KafkaProducer<String, byte[]> producer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.ACKS_CONFIG, "all"),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  @Override
  public void close() {
    closed = true;
    try {
      worker.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
