package io.marketsuite.dispatcher.adapter.kafka;

import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.dispatcher.application.Dispatcher;
import io.marketsuite.dispatcher.application.PartitionLanes;
import io.marketsuite.dispatcher.application.Pulse;
import io.marketsuite.dispatcher.domain.PartitionId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Polls requests, hands them to the lanes, and commits what the lanes have done: the highest offset
 * before which everything is done, at an interval and on revocation. The consumer is used by one
 * thread alone.
 */
public final class RequestPoller implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RequestPoller.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration COMMIT_LIMIT = Duration.ofSeconds(5);
  private static final Duration POSITION_LIMIT = Duration.ofMillis(200);

  /**
   * How it polls.
   *
   * @param commitInterval how often offsets are committed
   * @param outstanding records per partition that may be in memory; above it the partition pauses
   * @param quiet how long a revoked partition waits for requests in flight
   * @param session the group's session timeout
   */
  public record Limits(
      Duration commitInterval, int outstanding, Duration quiet, Duration session) {}

  /** How it goes, for health. */
  public enum Condition {
    RUNNING,
    FAILED,
    CLOSED
  }

  private final Consumer<byte[], byte[]> consumer;
  private final DispatcherTopics topics;
  private final RequestReader reader;
  private final Unreadables unreadables;
  private final Dispatcher dispatcher;
  private final Pulse pulse;
  private final Limits limits;
  private final Map<TopicPartition, PartitionLanes> assigned = new HashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private final AtomicReference<Condition> condition = new AtomicReference<>(Condition.RUNNING);
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean hasPartitions;
  private long lastCommit = System.nanoTime();

  public RequestPoller(
      Consumer<byte[], byte[]> consumer,
      DispatcherTopics topics,
      RequestReader reader,
      KafkaJournal journal,
      Dispatcher dispatcher,
      Pulse pulse,
      Limits limits) {
    this.consumer = consumer;
    this.topics = topics;
    this.reader = reader;
    this.unreadables = new Unreadables(journal);
    this.dispatcher = dispatcher;
    this.pulse = pulse;
    this.limits = limits;
    this.thread = Thread.ofPlatform().name("request-poller").unstarted(this::run);
  }

  /** Starts polling. */
  public void start() {
    thread.start();
  }

  /** How it goes. */
  public Condition condition() {
    return condition.get();
  }

  /** Whether a partition was ever assigned: the group knows us. */
  public boolean joined() {
    return hasPartitions;
  }

  private void run() {
    try {
      consumer.subscribe(
          List.of(topics.callbackRequests(), topics.provisioningRequests()), new Handover());
      while (!stopping) {
        pollOnce();
      }
    } catch (RuntimeException e) {
      condition.set(Condition.FAILED);
      LOG.error("polling failed; the service must be restarted", e);
    } finally {
      shutDown();
    }
  }

  private void pollOnce() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    pulse.beat();
    for (ConsumerRecord<byte[], byte[]> message : records) {
      take(message);
    }
    commitIfDue();
    pauseAndResume();
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    PartitionLanes lanes = assigned.get(new TopicPartition(message.topic(), message.partition()));
    try {
      reader
          .read(message)
          .ifPresentOrElse(lanes::offer, () -> lanes.offsets().reached(message.offset() + 1));
    } catch (UnreadableRecordException e) {
      unreadables.setAside(message, e.getMessage(), lanes.offsets());
    }
  }

  private void commitIfDue() {
    if (System.nanoTime() - lastCommit < limits.commitInterval().toNanos()) {
      return;
    }
    lastCommit = System.nanoTime();
    assigned.forEach(this::notePosition);
    Map<TopicPartition, OffsetAndMetadata> due = committable(assigned.keySet());
    if (!due.isEmpty()) {
      consumer.commitAsync(due, this::onCommitted);
    }
  }

  private void onCommitted(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure) {
    if (failure == null) {
      offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
    } else if (failure instanceof RebalanceInProgressException) {
      LOG.debugf("offsets not committed during a rebalance, next try follows");
    } else {
      LOG.warnf("offsets not committed, next try follows: %s", failure.toString());
    }
  }

  /** Behind the last record may be markers of transactions: they are done as well. */
  private void notePosition(TopicPartition partition, PartitionLanes lanes) {
    if (!lanes.isOpen()) {
      return;
    }
    try {
      lanes.offsets().reached(consumer.position(partition, POSITION_LIMIT));
    } catch (TimeoutException _) {
      // Not known yet; the next commit looks again.
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> committable(
      Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    for (TopicPartition partition : partitions) {
      PartitionLanes lanes = assigned.get(partition);
      if (lanes != null) {
        lanes
            .offsets()
            .committable()
            .ifPresent(
                offset -> {
                  if (committed.getOrDefault(partition, -1L) != offset) {
                    due.put(partition, new OffsetAndMetadata(offset));
                  }
                });
      }
    }
    return due;
  }

  private void pauseAndResume() {
    assigned.entrySet().stream()
        .filter(entry -> entry.getValue().fencedLongerThan(limits.session()))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::takeAgain);
    for (Map.Entry<TopicPartition, PartitionLanes> entry : assigned.entrySet()) {
      PartitionLanes lanes = entry.getValue();
      boolean hold = !lanes.isOpen() || lanes.offsets().outstanding() >= limits.outstanding();
      boolean paused = consumer.paused().contains(entry.getKey());
      if (hold && !paused) {
        consumer.pause(List.of(entry.getKey()));
      } else if (!hold && paused) {
        consumer.resume(List.of(entry.getKey()));
      }
    }
  }

  /**
   * Another instance took the partition over, but the group still says that it is ours, a session
   * later: that one is gone. We begin again where the commits stand.
   */
  private void takeAgain(TopicPartition partition) {
    try {
      OffsetAndMetadata from = consumer.committed(Set.of(partition), COMMIT_LIMIT).get(partition);
      if (from == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, from);
      }
      begin(partition);
    } catch (TimeoutException _) {
      // The next round looks again.
    }
  }

  private void begin(TopicPartition partition) {
    // Nothing is read before its parked keys are loaded.
    consumer.pause(List.of(partition));
    PartitionId id = new PartitionId(partition.topic(), partition.partition());
    assigned.put(partition, dispatcher.assigned(id));
  }

  private void handOver(Collection<TopicPartition> partitions) {
    List<PartitionLanes> leaving =
        partitions.stream().map(assigned::get).filter(Objects::nonNull).toList();
    leaving.forEach(PartitionLanes::close);
    awaitQuiet(leaving);
    Map<TopicPartition, OffsetAndMetadata> due = committable(partitions);
    try {
      if (!due.isEmpty()) {
        consumer.commitSync(due, COMMIT_LIMIT);
      }
    } catch (KafkaException e) {
      LOG.warnf("offsets not committed at handover, some may be repeated: %s", e.toString());
    }
    forget(partitions);
  }

  private void awaitQuiet(List<PartitionLanes> leaving) {
    long deadline = System.nanoTime() + limits.quiet().toNanos();
    try {
      for (PartitionLanes lanes : leaving) {
        lanes.awaitQuiet(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      }
    } catch (InterruptedException _) {
      leaving.forEach(PartitionLanes::abandon);
      Thread.currentThread().interrupt();
    }
  }

  private void forget(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      assigned.remove(partition);
      committed.remove(partition);
      dispatcher.released(new PartitionId(partition.topic(), partition.partition()));
    }
  }

  private void shutDown() {
    try {
      consumer.close(CloseOptions.timeout(limits.quiet().plus(COMMIT_LIMIT)));
    } catch (KafkaException e) {
      LOG.warnf("the consumer did not close cleanly: %s", e.toString());
    }
    unreadables.close();
    condition.compareAndSet(Condition.RUNNING, Condition.CLOSED);
  }

  /** Finishes what is in flight, commits, and leaves the group. */
  @Override
  public void close() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Called within {@code poll} and {@code close}, on the poller's thread. */
  private final class Handover implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      partitions.forEach(RequestPoller.this::begin);
      hasPartitions = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      handOver(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      partitions.stream()
          .map(assigned::get)
          .filter(Objects::nonNull)
          .forEach(PartitionLanes::abandon);
      forget(partitions);
    }
  }
}
