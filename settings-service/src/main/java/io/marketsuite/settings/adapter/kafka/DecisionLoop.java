package io.marketsuite.settings.adapter.kafka;

import io.marketsuite.contracts.Topics;
import io.marketsuite.settings.application.TendingKeys;
import io.marketsuite.settings.config.SettingsConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * One life of the consumer, on one thread.
 *
 * <pre>
 *   poll ► handle each (a transaction, replies to the outbox) ► all acknowledged ► commit ► poll
 *             │ PostgreSQL or Kafka away
 *             └► commit what is done, seek back to what is not, pause all ► poll (empty, stays in
 *                the group) until the wait is over ► resume
 * </pre>
 *
 * <p>A record is committed only when its replies are acknowledged; whatever is read again is
 * answered as before. Between two polls everything handed out is done or sought back, so a
 * rebalance, which happens inside poll, finds nothing half done.
 */
final class DecisionLoop implements ConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(DecisionLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final Outbox outbox;
  private final DecisionHandler handler;
  private final TendingKeys tending;
  private final Backoff backoff;
  private final Ticks ticks = new Ticks();
  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();

  DecisionLoop(
      Consumer<byte[], byte[]> consumer,
      Outbox outbox,
      DecisionHandler handler,
      TendingKeys tending,
      SettingsConfig.Decisions config) {
    this.consumer = consumer;
    this.outbox = outbox;
    this.handler = handler;
    this.tending = tending;
    this.backoff = new Backoff(config.firstWait(), config.longestWait());
  }

  /**
   * Reads until woken up; {@code polled} runs after each poll.
   *
   * @throws KafkaException if a client has to be replaced; what was not committed is read again
   */
  void run(Runnable polled) {
    consumer.subscribe(List.of(Topics.EVENTS), this);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        ConsumerRecords<byte[], byte[]> batch =
            consumer.poll(backoff.isWaiting() ? backoff.remaining(POLL) : POLL);
        polled.run();
        if (backoff.isOver()) {
          consumer.resume(consumer.paused());
          backoff.resumed();
        }
        work(batch);
      }
    } catch (WakeupException _) {
      // The service stops.
    }
  }

  private void work(ConsumerRecords<byte[], byte[]> batch) {
    Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    List<RuntimeException> failures = new ArrayList<>();
    attempt(() -> handleAll(batch, done), failures);
    attempt(outbox::awaitAcknowledged, failures, done::clear);
    uncommitted.putAll(done);
    if (failures.isEmpty()) {
      attempt(this::commit, failures);
      attempt(this::sweep, failures);
    }
    ticks.done();
    failures.stream().filter(DecisionLoop::isFinal).findFirst().ifPresent(DecisionLoop::give);
    if (!failures.isEmpty()) {
      LOG.warnf("kind=away wait=%s cause=%s", backoff.failed(), root(failures.getFirst()));
      LOG.debug("kind=away", failures.getFirst());
      goBack(batch, done);
    } else if (!batch.isEmpty()) {
      backoff.succeeded();
    }
  }

  private static void attempt(
      Runnable step, List<RuntimeException> failures, Runnable... compensations) {
    try {
      step.run();
    } catch (WakeupException | InterruptException stop) {
      throw stop;
    } catch (RuntimeException failure) {
      failures.add(failure);
      List.of(compensations).forEach(Runnable::run);
    }
  }

  /** Whether a client of Kafka's will not work again, however long we wait. */
  private static boolean isFinal(RuntimeException failure) {
    return failure instanceof KafkaException && !(root(failure) instanceof RetriableException);
  }

  private static void give(RuntimeException up) {
    throw up;
  }

  private static Throwable root(Throwable failure) {
    return failure.getCause() == null ? failure : root(failure.getCause());
  }

  private void handleAll(
      ConsumerRecords<byte[], byte[]> batch, Map<TopicPartition, OffsetAndMetadata> done) {
    for (TopicPartition partition : batch.partitions()) {
      for (ConsumerRecord<byte[], byte[]> message : batch.records(partition)) {
        handler.handle(message, outbox, ticks);
        done.put(partition, new OffsetAndMetadata(message.offset() + 1));
      }
    }
  }

  /** What is done stays done; the rest of the batch will be read again. */
  private void goBack(
      ConsumerRecords<byte[], byte[]> batch, Map<TopicPartition, OffsetAndMetadata> done) {
    for (TopicPartition partition : batch.partitions()) {
      OffsetAndMetadata next = done.get(partition);
      consumer.seek(
          partition, next == null ? batch.records(partition).getFirst().offset() : next.offset());
    }
    consumer.pause(consumer.assignment());
  }

  private void commit() {
    if (uncommitted.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(Map.copyOf(uncommitted));
      uncommitted.clear();
    } catch (RebalanceInProgressException _) {
      // The next poll ends the rebalance; what is still ours then is committed after it.
    } catch (CommitFailedException _) {
      // They are somebody else's, who reads these records again and answers them as before.
      uncommitted.clear();
    }
  }

  private void sweep() {
    Map<Integer, Instant> due = ticks.due();
    if (due.isEmpty()) {
      return;
    }
    int partitions = consumer.partitionsFor(Topics.COMMANDS).size();
    due.forEach(
        (partition, at) -> {
          List<UUID> destroyed =
              tending.sweep(at, key -> Ticks.partitionOf(key, partitions) == partition);
          destroyed.forEach(keyId -> LOG.infof("kind=swept keyId=%s", keyId));
        });
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (backoff.isWaiting()) {
      consumer.pause(partitions);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    try {
      commit();
    } catch (WakeupException stop) {
      throw stop;
    } catch (RuntimeException notNow) {
      LOG.debug("the next owner reads some records again", notNow);
    }
    uncommitted.keySet().removeAll(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    uncommitted.keySet().removeAll(partitions);
  }
}
