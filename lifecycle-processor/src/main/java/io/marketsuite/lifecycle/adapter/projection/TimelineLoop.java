package io.marketsuite.lifecycle.adapter.projection;

import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.lifecycle.adapter.projection.TimelineProgress.Passed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * One life of the consumer, on one thread.
 *
 * <pre>
 *   poll ► place new partitions where PostgreSQL says ► write the batch and its end ► poll
 *             │ PostgreSQL away
 *             └► seek back, pause all ► poll (empty, stays in the group) until the wait is over
 * </pre>
 *
 * <p>A partition is read only after it was placed. Between two polls a batch is written or sought
 * back, so a rebalance, which happens inside poll, finds nothing half done.
 */
final class TimelineLoop implements ConsumerRebalanceListener {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration MEASURING = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> consumer;
  private final TimelineSchema schema;
  private final TimelineWriter writer;
  private final TimelineProgress progress;
  private final Patience patience;
  private final Duration measureEvery;
  private final Set<TopicPartition> unplaced = new HashSet<>();
  private long measuredAt;

  TimelineLoop(
      Consumer<byte[], byte[]> consumer,
      TimelineSchema schema,
      TimelineWriter writer,
      TimelineProgress progress,
      TimelineConfig config) {
    this.consumer = consumer;
    this.schema = schema;
    this.writer = writer;
    this.progress = progress;
    this.patience = new Patience(config.firstWait(), config.longestWait());
    this.measureEvery = config.measureEvery();
    this.measuredAt = System.nanoTime() - measureEvery.toNanos();
  }

  /**
   * Reads until told to stop or woken up.
   *
   * @throws KafkaException if the client has to be replaced; what was not written is read again
   */
  void run(BooleanSupplier stopped) {
    consumer.subscribe(Reading.TOPICS, this);
    try {
      while (!stopped.getAsBoolean()) {
        ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
        if (!patience.isWaiting()) {
          place();
        }
        if (!batch.isEmpty()) {
          take(batch);
        }
        measure();
      }
    } catch (WakeupException _) {
      // The service stops.
    }
  }

  /** Puts partitions to where PostgreSQL says that they go on, and lets all be read. */
  private void place() {
    if (unplaced.isEmpty() && consumer.paused().isEmpty()) {
      return;
    }
    try {
      schema.require();
      Map<TopicPartition, Long> known = writer.offsets();
      for (TopicPartition partition : unplaced) {
        Long next = known.get(partition);
        if (next == null) {
          consumer.seekToBeginning(Set.of(partition));
        } else {
          consumer.seek(partition, next);
        }
      }
      unplaced.clear();
      consumer.resume(consumer.paused());
      patience.succeeded();
      progress.databaseAnswered();
    } catch (SQLException away) {
      progress.databaseAway(away.getSQLState(), patience.failed());
    } catch (WakeupException stop) {
      throw stop;
    } catch (KafkaException kafka) {
      throw kafka;
    } catch (RuntimeException notMigrated) {
      progress.databaseAway(notMigrated.getClass().getSimpleName(), patience.failed());
    }
  }

  /** What is passed over is told once the batch is written: until then it may come again. */
  private void take(ConsumerRecords<byte[], byte[]> batch) {
    List<Read> records = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
    List<Runnable> passed = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : batch) {
      try {
        records.add(Reading.of(message));
        messages.add(message);
      } catch (UnreadableRecordException e) {
        passed.add(() -> progress.passed(message, Passed.UNREADABLE, e.getMessage()));
      } catch (RuntimeException defect) {
        passed.add(
            () -> progress.passed(message, Passed.UNREADABLE, defect.getClass().getSimpleName()));
      }
    }
    try {
      write(batch, messages, records, passed);
      passed.forEach(Runnable::run);
      progress.wrote(records.size());
      patience.succeeded();
      commitForOthersToSee(batch);
    } catch (SQLException away) {
      progress.databaseAway(away.getSQLState(), patience.failed());
      batch.partitions().forEach(it -> consumer.seek(it, batch.records(it).getFirst().offset()));
      consumer.pause(consumer.assignment());
    }
  }

  private void write(
      ConsumerRecords<byte[], byte[]> batch,
      List<ConsumerRecord<byte[], byte[]>> messages,
      List<Read> records,
      List<Runnable> passed)
      throws SQLException {
    try {
      writer.write(records, ends(batch));
    } catch (SQLException | RuntimeException failure) {
      throwIfAway(failure);
      oneByOne(messages, records, passed);
      writer.write(List.of(), ends(batch));
    }
  }

  /** Some record of the batch is refused for good: the others are written without it. */
  private void oneByOne(
      List<ConsumerRecord<byte[], byte[]>> messages, List<Read> records, List<Runnable> passed)
      throws SQLException {
    for (int i = 0; i < records.size(); i++) {
      ConsumerRecord<byte[], byte[]> message = messages.get(i);
      try {
        writer.write(List.of(records.get(i)), Map.of());
      } catch (SQLException | RuntimeException failure) {
        throwIfAway(failure);
        passed.add(
            () -> progress.passed(message, Passed.NOT_WRITTEN, failure.getClass().getSimpleName()));
      }
    }
  }

  private static void throwIfAway(Exception failure) throws SQLException {
    if (failure instanceof SQLException sql && !refusesData(sql)) {
      throw sql;
    }
  }

  /** SQLSTATE classes 22 and 23: waiting would not help. All else is time's or the operator's. */
  private static boolean refusesData(SQLException failure) {
    for (SQLException it = failure; it != null; it = it.getNextException()) {
      String state = it.getSQLState();
      if (state != null && (state.startsWith("22") || state.startsWith("23"))) {
        return true;
      }
    }
    return false;
  }

  private static Map<TopicPartition, Long> ends(ConsumerRecords<byte[], byte[]> batch) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    batch.partitions().forEach(it -> ends.put(it, batch.records(it).getLast().offset() + 1));
    return ends;
  }

  /** PostgreSQL's offsets count; these are for Kafka's own tools, and may be lost. */
  private void commitForOthersToSee(ConsumerRecords<byte[], byte[]> batch) {
    Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
    ends(batch).forEach((partition, next) -> ends.put(partition, new OffsetAndMetadata(next)));
    consumer.commitAsync(ends, null);
  }

  private void measure() {
    if (System.nanoTime() - measuredAt < measureEvery.toNanos()) {
      return;
    }
    measuredAt = System.nanoTime();
    try {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), MEASURING);
      long behind = 0;
      for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
        behind += Math.max(0, end.getValue() - consumer.position(end.getKey(), MEASURING));
      }
      progress.measured(behind);
    } catch (TimeoutException _) {
      // The next measuring tells.
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    unplaced.addAll(partitions);
    consumer.pause(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    unplaced.removeAll(partitions);
  }
}
