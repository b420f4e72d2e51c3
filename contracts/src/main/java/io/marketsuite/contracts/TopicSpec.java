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

  /** The topic's configuration in Kafka's own names. */
  public Map<String, String> config() {
    String time = this.time == Time.LOG_APPEND ? "LogAppendTime" : "CreateTime";
    return switch (cleanup) {
      case COMPACT -> Map.of("cleanup.policy", "compact", "message.timestamp.type", time);
      case DELETE ->
          Map.of(
              "cleanup.policy",
              "delete",
              "retention.ms",
              Long.toString(retention.isNegative() ? -1 : retention.toMillis()),
              "message.timestamp.type",
              time);
    };
  }
}
