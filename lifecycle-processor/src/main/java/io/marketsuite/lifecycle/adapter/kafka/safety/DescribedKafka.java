package io.marketsuite.lifecycle.adapter.kafka.safety;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Asks Kafka about topics and features. */
final class DescribedKafka {
  private static final int LIMIT_SECONDS = 10;

  private final Map<String, Object> kafka;

  /**
   * @param kafka settings of the client
   */
  DescribedKafka(Map<String, Object> kafka) {
    this.kafka = kafka;
  }

  /** Kafka did not answer, or not in time. */
  static final class AwayException extends Exception {
    private static final long serialVersionUID = 1L;

    AwayException(Throwable cause) {
      super("Kafka does not answer: " + cause.getMessage(), cause);
    }
  }

  /**
   * @param names of topics; one that is not there is left out
   */
  KafkaFacts facts(Collection<String> names) throws AwayException, InterruptedException {
    try (Admin admin = Admin.create(kafka)) {
      Set<String> present =
          admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS).stream()
              .filter(names::contains)
              .collect(Collectors.toSet());
      return new KafkaFacts(topics(admin, present), features(admin));
    } catch (ExecutionException e) {
      throw new AwayException(e.getCause());
    } catch (TimeoutException e) {
      throw new AwayException(e);
    }
  }

  private static List<KafkaFacts.Topic> topics(Admin admin, Set<String> present)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, TopicDescription> described =
        admin.describeTopics(present).allTopicNames().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    Map<ConfigResource, Config> configs =
        admin
            .describeConfigs(present.stream().map(DescribedKafka::resource).toList())
            .all()
            .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    return described.values().stream()
        .map(it -> topic(it, configs.get(resource(it.name()))))
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }

  private static KafkaFacts.Topic topic(TopicDescription topic, Config config) {
    Map<String, String> values =
        config.entries().stream()
            .filter(it -> it.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    return new KafkaFacts.Topic(
        topic.name(),
        topic.partitions().size(),
        topic.partitions().getFirst().replicas().size(),
        values);
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static Map<String, Short> features(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .describeFeatures()
        .featureMetadata()
        .get(LIMIT_SECONDS, TimeUnit.SECONDS)
        .finalizedFeatures()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().maxVersionLevel()));
  }
}
