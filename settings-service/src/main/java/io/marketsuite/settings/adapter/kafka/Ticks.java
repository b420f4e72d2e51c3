package io.marketsuite.settings.adapter.kafka;

import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.settings.application.CommandKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/**
 * The latest decided tick of each partition that is not yet acted on. For the consumer's thread
 * alone.
 *
 * <p>A tick says that its partition of the command topic was decided up to its time. That we have
 * <em>seen</em> those decisions follows only because a partition's decisions stand in the partition
 * of the same number of the events topic, and in order. Where a tick's decision stands elsewhere it
 * proves nothing and is left out.
 */
final class Ticks {
  private final Map<Integer, Instant> latest = new HashMap<>();

  /**
   * Notes a tick.
   *
   * @param eventsPartition where its decision stands
   * @param commandsPartition where it stood itself
   */
  void decided(int eventsPartition, int commandsPartition, Instant recordedAt) {
    if (eventsPartition == commandsPartition) {
      latest.merge(commandsPartition, recordedAt, (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  /** The ticks noted, by partition. */
  Map<Integer, Instant> due() {
    return Map.copyOf(latest);
  }

  /** Forgets what was acted on. */
  void done() {
    latest.clear();
  }

  /**
   * Where Kafka's producers put an installation's records: murmur2 of the key, modulo partitions.
   */
  static int partitionOf(CommandKeys.Undecided key, int partitions) {
    String kafkaKey = Keys.of(key.tenantId(), key.featureId());
    int hash = Utils.murmur2(kafkaKey.getBytes(StandardCharsets.UTF_8));
    return Utils.toPositive(hash) % partitions;
  }
}
