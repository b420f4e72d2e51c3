package io.marketsuite.lifecycle.adapter.kafka.safety;

import java.util.List;
import java.util.Map;

/**
 * What Kafka says about itself.
 *
 * @param topics those that are there
 * @param features level by name of the cluster's finalised features, such as {@code
 *     transaction.version}
 */
record KafkaFacts(List<Topic> topics, Map<String, Short> features) {

  /**
   * A topic.
   *
   * @param replication of its first partition
   * @param config by Kafka's own names
   */
  record Topic(String name, int partitions, int replication, Map<String, String> config) {}
}
