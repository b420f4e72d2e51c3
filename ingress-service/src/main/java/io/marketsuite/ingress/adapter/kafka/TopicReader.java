package io.marketsuite.ingress.adapter.kafka;

import io.marketsuite.contracts.wire.UnreadableRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads all partitions of one topic on a thread of its own: assigned, without a group, {@code
 * read_committed}. Partitions that are added later are read from their beginning. It survives the
 * broker: whatever goes wrong, it begins again where it was.
 *
 * <p>{@link #caughtUp} may be asked by any thread; the handler runs on the reader's alone.
 */
public final class TopicReader implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TopicReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration REDISCOVER = Duration.ofSeconds(2);

  /** Where to begin. */
  public enum From {
    BEGINNING,
    END
  }

  /** Takes in one record; an {@link UnreadableRecordException} puts it aside. */
  @FunctionalInterface
  public interface Handler {
    void handle(ConsumerRecord<byte[], byte[]> message);
  }

  private final String topic;
  private final From from;
  private final Map<String, Object> config;
  private final Handler handler;
  private final UnreadableRecords unreadable;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Thread thread;
  private volatile boolean caughtUp;
  private volatile boolean closed;
  private volatile Consumer<byte[], byte[]> current;
  private boolean begun;
  private long discoveredAt;

  /**
   * A reader; nothing happens before {@link #start}.
   *
   * @param kafka the clients' configuration: addresses, authentication
   */
  public TopicReader(
      Map<String, Object> kafka,
      String topic,
      From from,
      Handler handler,
      UnreadableRecords unreadable) {
    this.topic = topic;
    this.from = from;
    this.handler = handler;
    this.unreadable = unreadable;
    this.config = config(kafka, topic);
    this.thread = Thread.ofPlatform().daemon().name("reader-" + topic).unstarted(this::run);
  }

  private static Map<String, Object> config(Map<String, Object> kafka, String topic) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingress-reader-" + topic);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // A topic that was made anew, or records that expired: what is there is read.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, REDISCOVER.toMillis());
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
    return config;
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  /**
   * Whether it has once been at the end of all partitions: it stays so, since what is missing while
   * a broker is away comes when it is back.
   */
  public boolean caughtUp() {
    return caughtUp;
  }

  private void run() {
    while (!closed) {
      try (Consumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        current = consumer;
        read(consumer);
      } catch (WakeupException closing) {
        return;
      } catch (KafkaException interrupted) {
        LOG.warnf(
            "reading is interrupted topic=%s cause=%s",
            topic, interrupted.getClass().getSimpleName());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void read(Consumer<byte[], byte[]> consumer) {
    discoveredAt = 0;
    while (!closed) {
      discover(consumer);
      if (consumer.assignment().isEmpty()) {
        LockSupport.parkNanos(PAUSE.toNanos());
      } else {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
          take(message);
        }
        noteCaughtUp(consumer);
      }
    }
  }

  private void discover(Consumer<byte[], byte[]> consumer) {
    long now = System.nanoTime();
    if (discoveredAt != 0 && now - discoveredAt < REDISCOVER.toNanos()) {
      return;
    }
    discoveredAt = now;
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.size() > consumer.assignment().size()) {
      assign(consumer, partitions);
    }
  }

  private void assign(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    List<TopicPartition> added = new ArrayList<>(partitions);
    added.removeAll(positions.keySet());
    consumer.assign(partitions);
    positions.forEach(consumer::seek);
    if (from == From.END && !begun) {
      consumer.seekToEnd(added);
    } else {
      consumer.seekToBeginning(added);
    }
    added.forEach(partition -> positions.put(partition, consumer.position(partition)));
    if (!begun) {
      ends.putAll(consumer.endOffsets(partitions));
      begun = true;
      LOG.infof("reading begins topic=%s partitions=%d", topic, partitions.size());
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    try {
      handler.handle(message);
    } catch (UnreadableRecordException poison) {
      unreadable.putAside(message, poison.getMessage());
    } catch (RuntimeException defect) {
      LOG.error("a record could not be taken in topic=" + topic, defect);
      unreadable.putAside(message, defect.getClass().getSimpleName());
    }
    positions.put(new TopicPartition(topic, message.partition()), message.offset() + 1);
  }

  private void noteCaughtUp(Consumer<byte[], byte[]> consumer) {
    if (!caughtUp
        && ends.entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
      caughtUp = true;
      LOG.infof("reading has caught up topic=%s", topic);
    }
  }

  /** Ends reading and waits for the thread. */
  @Override
  public void close() {
    closed = true;
    Consumer<byte[], byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
