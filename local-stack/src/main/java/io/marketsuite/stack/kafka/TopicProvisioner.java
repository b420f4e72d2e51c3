package io.marketsuite.stack.kafka;

import io.marketsuite.stack.StackException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are not there yet; those that are there are left as they are. */
public final class TopicProvisioner {
  private static final short ONE_BROKER = 1;
  private static final int LIMIT_SECONDS = 30;

  private TopicProvisioner() {}

  /**
   * Makes the missing topics, and waits until they can be described.
   *
   * @param bootstrapServers the broker
   * @param topics what is to be there afterwards
   * @return how many were made
   * @throws StackException when a topic cannot be made
   */
  public static int createMissing(String bootstrapServers, Collection<TopicRequest> topics) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> present = admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          topics.stream()
              .filter(topic -> !present.contains(topic.name()))
              .map(TopicProvisioner::request)
              .toList();
      create(admin, missing);
      admin
          .describeTopics(topics.stream().map(TopicRequest::name).toList())
          .allTopicNames()
          .get(LIMIT_SECONDS, TimeUnit.SECONDS);
      return missing.size();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Making the topics was interrupted.", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StackException("The topics could not be made: " + e.getMessage(), e);
    }
  }

  private static NewTopic request(TopicRequest topic) {
    return new NewTopic(topic.name(), topic.partitions(), ONE_BROKER).configs(topic.config());
  }

  private static void create(Admin admin, List<NewTopic> missing)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (var made : admin.createTopics(missing).values().values()) {
      try {
        made.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }
}
