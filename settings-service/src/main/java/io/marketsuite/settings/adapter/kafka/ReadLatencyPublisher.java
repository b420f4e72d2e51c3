package io.marketsuite.settings.adapter.kafka;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.settings.application.ReadLatencyBook;
import io.marketsuite.settings.config.SettingsConfig;
import io.marketsuite.settings.domain.ReadLatencies;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Writes the book of latencies to Kafka at an interval; what Kafka does not take is given up. */
@ApplicationScoped
class ReadLatencyPublisher {
  private static final Logger LOG = Logger.getLogger(ReadLatencyPublisher.class);

  private final ReadLatencyBook book;
  private final KafkaClients clients;
  private final InstantSource clock;
  private final Duration interval;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("settings-reads").daemon().factory());
  private Producer<byte[], byte[]> producer;

  ReadLatencyPublisher(
      ReadLatencyBook book, KafkaClients clients, InstantSource clock, SettingsConfig config) {
    this.book = book;
    this.clients = clients;
    this.clock = clock;
    this.interval = config.settings().latencyInterval();
  }

  void start(@Observes StartupEvent started) {
    producer = clients.producer();
    long millis = interval.toMillis();
    timer.scheduleAtFixedRate(this::publish, millis, millis, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent stopping) {
    timer.shutdownNow();
    publish();
    producer.close(Duration.ofSeconds(2));
  }

  private void publish() {
    try {
      Instant until = clock.instant();
      book.take().forEach(page -> producer.send(message(page, until)));
    } catch (RuntimeException lost) {
      LOG.warn("kind=latencies-lost", lost);
    }
  }

  private ProducerRecord<byte[], byte[]> message(ReadLatencyBook.Page page, Instant until) {
    ReadLatencies latencies = page.latencies();
    String tenant = page.reader().tenantId();
    return new ProducerRecord<>(
        Topics.SETTINGS_READS,
        tenant.getBytes(StandardCharsets.UTF_8),
        Wire.write(
            new ReadLatencyRecord(
                Wire.SCHEMA_VERSION,
                tenant,
                page.reader().featureId(),
                until,
                interval,
                latencies.count(),
                latencies.maxMs(),
                latencies.over500Ms(),
                ReadLatencies.BOUNDS_MS,
                latencies.bucketCounts())));
  }
}
