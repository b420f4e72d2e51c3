package io.marketsuite.lifecycle.adapter.projection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Keeps a {@link TimelineLoop} running on a thread of its own, from start to stop; one that died is
 * replaced. Deciding never waits for it.
 */
@ApplicationScoped
class TimelineConsumer {
  private static final Logger LOG = Logger.getLogger(TimelineConsumer.class);
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final Map<String, Object> kafka;
  private final TimelineSchema schema;
  private final TimelineWriter writer;
  private final TimelineProgress progress;
  private final TimelineConfig config;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Consumer<byte[], byte[]> consumer;
  private volatile Thread thread;

  TimelineConsumer(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      TimelineSchema schema,
      TimelineWriter writer,
      TimelineProgress progress,
      TimelineConfig config) {
    this.kafka = kafka;
    this.schema = schema;
    this.writer = writer;
    this.progress = progress;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    thread = Thread.ofPlatform().name("timeline").start(this::runUntilStopped);
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    stopped.countDown();
    Consumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    if (thread != null) {
      thread.join(STOPPING);
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void runUntilStopped() {
    Patience patience = new Patience(config.firstWait(), config.longestWait());
    boolean over = isStopped();
    while (!over) {
      try {
        runOnce();
      } catch (RuntimeException died) {
        LOG.error("kind=timeline-died", died);
      }
      over = stoppedWithin(patience.failed());
    }
  }

  private boolean stoppedWithin(Duration wait) {
    try {
      return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  private void runOnce() {
    try (Consumer<byte[], byte[]> mine = client()) {
      consumer = mine;
      new TimelineLoop(mine, schema, writer, progress, config).run(this::isStopped);
    } finally {
      consumer = null;
    }
  }

  /** Reads only what was committed; where it goes on is PostgreSQL's to say. */
  private Consumer<byte[], byte[]> client() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
