package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.wire.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A vendor that does its work at once, but for the tenants whose work is held back. Thread-safe.
 */
final class HeldVendor implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final Tail requests;
  private final Set<String> held = new HashSet<>();
  private final List<ProvisioningRequest> waiting = new ArrayList<>();

  HeldVendor(String bootstrap) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    requests =
        new Tail(
            bootstrap,
            List.of(Topics.PROVISIONING_REQUESTS),
            Tail.Isolation.READ_COMMITTED,
            message -> take(Wire.read(message.value(), ProvisioningTopicRecord.class)));
  }

  /** The work of these tenants waits for {@link #releaseAll()}. */
  synchronized void hold(Set<String> tenants) {
    held.addAll(tenants);
  }

  synchronized void releaseAll() {
    held.clear();
    waiting.forEach(this::done);
    waiting.clear();
  }

  private synchronized void take(ProvisioningTopicRecord record) {
    if (record instanceof ProvisioningRequest request) {
      if (held.contains(request.tenantId())) {
        waiting.add(request);
      } else {
        done(request);
      }
    }
  }

  private void done(ProvisioningRequest request) {
    ProvisioningResult result =
        new ProvisioningResult(
            Wire.SCHEMA_VERSION,
            request.requestId(),
            request.tenantId(),
            request.featureId(),
            ProvisioningStatus.SUCCESS,
            Optional.empty());
    producer.send(
        new ProducerRecord<>(Topics.PROVISIONING_RESULTS, request.requestId(), Wire.write(result)));
  }

  @Override
  public void close() {
    requests.close();
    producer.close();
  }
}
