package io.marketsuite.ingress.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Producers as reliability asks: acks=all, idempotent, bounded in time and memory. But for the one
 * of telemetry they are never to be called on an event loop: {@code send} may block for {@code
 * max.block.ms}.
 */
public final class Producers {
  private static final int BUFFER_BYTES = 16 * 1024 * 1024;
  private static final Duration PATIENCE_WITH_FACTS = Duration.ofMinutes(10);
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(5);
  private static final int TELEMETRY_BATCH_BYTES = 64 * 1024;
  private static final Duration FOR_EVER = Duration.ofDays(3650);

  private final Map<String, Object> kafka;

  /**
   * Producers of one cluster.
   *
   * @param kafka the clients' configuration: addresses, authentication
   */
  public Producers(Map<String, Object> kafka) {
    this.kafka = Map.copyOf(kafka);
  }

  /** For commands and unreadable records. */
  public Producer<byte[], byte[]> commands() {
    return create("ingress-commands", Duration.ofSeconds(1), Duration.ofSeconds(5), 1);
  }

  /**
   * For answers that were given and are recorded afterwards: a fact is worth waiting for a broker
   * to come back, since a Delete whose 200 is on no record goes back.
   */
  public Producer<byte[], byte[]> answers() {
    return create("ingress-answers", Duration.ofSeconds(1), PATIENCE_WITH_FACTS, 5);
  }

  /**
   * For the record of a 202 alone.
   *
   * @param limit how long the record may take: it fails later than nobody waits for it
   */
  public Producer<byte[], byte[]> acceptances(Duration limit) {
    return create("ingress-acceptances", limit.dividedBy(2), limit, 0);
  }

  /**
   * For telemetry, so that its load never makes a command wait for buffer space. The one that event
   * loops may call: {@code send} fails at once where its buffer is full or the topic is not known
   * yet (see {@link KafkaTelemetryLog#warmUp}).
   */
  public Producer<byte[], byte[]> telemetry() {
    return create(
        "ingress-telemetry",
        Duration.ZERO,
        Duration.ofSeconds(5),
        2,
        Map.of(
            ProducerConfig.BATCH_SIZE_CONFIG,
            TELEMETRY_BATCH_BYTES,
            // Else the first event after a quiet time would find the topic forgotten.
            ProducerConfig.METADATA_MAX_IDLE_CONFIG,
            FOR_EVER.toMillis()));
  }

  private Producer<byte[], byte[]> create(
      String clientId, Duration maxBlock, Duration delivery, int lingerMs) {
    return create(clientId, maxBlock, delivery, lingerMs, Map.of());
  }

  private Producer<byte[], byte[]> create(
      String clientId,
      Duration maxBlock,
      Duration delivery,
      int lingerMs,
      Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.putAll(more);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, maxBlock.toMillis());
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery.toMillis());
    Duration half = delivery.dividedBy(2);
    Duration request = half.compareTo(LONGEST_REQUEST) < 0 ? half : LONGEST_REQUEST;
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) request.toMillis());
    config.put(ProducerConfig.LINGER_MS_CONFIG, lingerMs);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
