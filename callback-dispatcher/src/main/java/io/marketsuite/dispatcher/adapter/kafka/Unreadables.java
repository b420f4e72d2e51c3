package io.marketsuite.dispatcher.adapter.kafka;

import io.marketsuite.dispatcher.application.Journal;
import io.marketsuite.dispatcher.domain.OffsetTracker;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Sets unreadable records aside; the offset counts as done once that is acknowledged. */
final class Unreadables {
  private static final Logger LOG = Logger.getLogger(Unreadables.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final KafkaJournal journal;
  private volatile boolean closed;

  Unreadables(KafkaJournal journal) {
    this.journal = journal;
  }

  /**
   * Sets a record aside without holding up the others.
   *
   * @param reason without anything of the value
   */
  void setAside(ConsumerRecord<byte[], byte[]> message, String reason, OffsetTracker offsets) {
    offsets.read(message.offset());
    LOG.warnf(
        "unreadable topic=%s partition=%d offset=%d reason=%s",
        message.topic(), message.partition(), message.offset(), reason);
    Thread.ofVirtual().start(() -> untilAcknowledged(message, reason, offsets));
  }

  private void untilAcknowledged(
      ConsumerRecord<byte[], byte[]> message, String reason, OffsetTracker offsets) {
    while (!closed) {
      try {
        journal.unreadable(message, reason);
        offsets.done(message.offset());
        return;
      } catch (Journal.UnavailableException e) {
        LOG.warnf("an unreadable record is not set aside yet: %s", e.getMessage());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** Gives up those that are not set aside: their offsets are not done, so they come again. */
  void close() {
    closed = true;
  }
}
