package io.marketsuite.settings.adapter.kafka;

import io.marketsuite.settings.application.TendingKeys;
import io.marketsuite.settings.config.SettingsConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/**
 * Keeps a {@link DecisionLoop} running on a thread of its own, from start to stop; a loop that died
 * is replaced. {@link #isRunning} is safe for any thread.
 */
@ApplicationScoped
class DecisionConsumer {
  private static final Logger LOG = Logger.getLogger(DecisionConsumer.class);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final KafkaClients clients;
  private final DecisionHandler handler;
  private final TendingKeys tending;
  private final SettingsConfig.Decisions config;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Consumer<byte[], byte[]> consumer;
  private volatile Thread thread;
  private volatile long polledAt;
  private volatile boolean polled;

  DecisionConsumer(
      KafkaClients clients, DecisionHandler handler, TendingKeys tending, SettingsConfig config) {
    this.clients = clients;
    this.handler = handler;
    this.tending = tending;
    this.config = config.decisions();
  }

  void start(@Observes StartupEvent started) {
    thread = Thread.ofPlatform().name("decisions").start(this::runUntilStopped);
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

  /** Whether it polled lately. A rebalance counts as running. */
  boolean isRunning() {
    return polled && System.nanoTime() - polledAt < SILENCE.toNanos();
  }

  private void runUntilStopped() {
    Backoff backoff = new Backoff(config.firstWait(), config.longestWait());
    boolean stop = stopped.getCount() == 0;
    while (!stop) {
      try {
        runOnce();
      } catch (RuntimeException died) {
        LOG.error("kind=consumer-died", died);
      }
      stop = stoppedWithin(backoff.failed());
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
    try (Producer<byte[], byte[]> producer = clients.producer();
        Consumer<byte[], byte[]> mine = clients.consumer()) {
      consumer = mine;
      if (stopped.getCount() > 0) {
        new DecisionLoop(mine, new Outbox(producer), handler, tending, config).run(this::notePoll);
      }
    } finally {
      consumer = null;
    }
  }

  private void notePoll() {
    polledAt = System.nanoTime();
    polled = true;
  }
}
