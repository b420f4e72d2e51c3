package io.marketsuite.stack.kafka;

import io.marketsuite.contracts.TopicSpec;
import io.marketsuite.contracts.Topics;
import java.util.List;
import java.util.Map;

/**
 * A topic to have.
 *
 * @param name its name
 * @param partitions how many partitions it is made with
 * @param config topic configuration that differs from the broker's, by Kafka's own keys
 */
public record TopicRequest(String name, int partitions, Map<String, String> config) {
  /** Keeps its own copy of the configuration. */
  public TopicRequest {
    config = Map.copyOf(config);
  }

  /** A topic of the suite as the catalogue describes it. */
  public static TopicRequest of(TopicSpec topic, int partitions) {
    return new TopicRequest(topic.name(), partitions, topic.config());
  }

  /** Every topic of the suite. */
  public static List<TopicRequest> catalogue(int partitions) {
    return Topics.catalogue().stream().map(topic -> of(topic, partitions)).toList();
  }

  /** A topic with the broker's own configuration. */
  public static TopicRequest plain(String name, int partitions) {
    return new TopicRequest(name, partitions, Map.of());
  }
}
