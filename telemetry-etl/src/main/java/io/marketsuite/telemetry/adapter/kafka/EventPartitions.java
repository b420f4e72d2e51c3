package io.marketsuite.telemetry.adapter.kafka;

import io.marketsuite.contracts.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * How many partitions the decision log has; asked once, when it is first needed. Thread-safe.
 *
 * <p>The number is fixed for the life of a topic: adding partitions would send installations
 * elsewhere.
 */
@ApplicationScoped
public class EventPartitions implements IntSupplier {
  private static final int LIMIT_SECONDS = 10;

  private final Map<String, Object> kafka;
  private int partitions;

  EventPartitions(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.kafka = kafka;
  }

  /**
   * @throws KafkaException if the broker does not tell in time; asking again may succeed
   */
  @Override
  public synchronized int getAsInt() {
    if (partitions == 0) {
      partitions = ask();
    }
    return partitions;
  }

  private int ask() {
    try (Admin admin = Admin.create(kafka)) {
      return admin
          .describeTopics(List.of(Topics.EVENTS))
          .topicNameValues()
          .get(Topics.EVENTS)
          .get(LIMIT_SECONDS, TimeUnit.SECONDS)
          .partitions()
          .size();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking for the partitions", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("cannot tell how many partitions " + Topics.EVENTS + " has", e);
    }
  }
}
