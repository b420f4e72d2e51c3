package io.marketsuite.contracts;

import java.time.Duration;
import java.util.Map;

/**
 * What a topic must be like.
 *
 * @param retention how long records are kept; negative means without limit
 */
public record TopicSpec(String name, Cleanup cleanup, Duration retention, Time time) {

  /** Kafka's {@code cleanup.policy}. */
  public enum Cleanup {
    DELETE,
    COMPACT
  }

  /** Kafka's {@code message.timestamp.type}: whose clock a record carries. */
  public enum Time {
    CREATE,
    LOG_APPEND
  }

  /**
   * The largest record of a topic, in bytes: what a service writes from what it read (a decision
   * embeds its input, an unreadable record gets headers) must fit wherever its input did.
   */
  public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

  /** The topic's configuration in Kafka's own names. */
  public Map<String, String> config() {
    String time = this.time == Time.LOG_APPEND ? "LogAppendTime" : "CreateTime";
    return switch (cleanup) {
      case COMPACT ->
          Map.of(
              "cleanup.policy",
              "compact",
              "max.message.bytes",
              Integer.toString(MAX_RECORD_BYTES),
              "message.timestamp.type",
              time);
      case DELETE ->
          Map.of(
              "cleanup.policy",
              "delete",
              "max.message.bytes",
              Integer.toString(MAX_RECORD_BYTES),
              "retention.ms",
              Long.toString(retention.isNegative() ? -1 : retention.toMillis()),
              "message.timestamp.type",
              time);
    };
  }
}
